import assert from "node:assert/strict";

import type { EngineEvent, PolicyEvent } from "@pulumi/pulumi/automation";

import { FindingCollector } from "../../../../rollout/execute/worker/findings";

function collect(
  ...events: (Partial<Omit<PolicyEvent, "enforcementLevel">> & { enforcementLevel?: string })[]
): FindingCollector {
  const collector = new FindingCollector();
  for (const changed of events) {
    const policyEvent = { policyName: "mfa", enforcementLevel: "mandatory", message: "m", ...changed };
    collector.take({ sequence: 1, timestamp: 1, policyEvent } as unknown as EngineEvent);
  }
  return collector;
}

describe("FindingCollector", () => {
  it("keeps what a pack reports, with the name of the resource", () => {
    const collector = collect(
      { resourceUrn: "urn:pulumi:dev::fleet::aws:iam/user:User::mallory", message: "no MFA" },
      { policyName: "tags", enforcementLevel: "advisory", message: "no tags", resourceUrn: "" },
    );
    assert.deepEqual(collector.findings(), [
      { control: "mfa", level: "mandatory", subject: "mallory", message: "no MFA" },
      { control: "tags", level: "advisory", message: "no tags" },
    ]);
  });

  it("takes no notice of other events", () => {
    const collector = new FindingCollector();
    collector.take({ sequence: 1, timestamp: 1 });
    assert.deepEqual(collector.findings(), []);
    assert.ok(!collector.isBlocked());
  });

  it("is blocked by what is mandatory, not by advice", () => {
    assert.ok(!collect({ enforcementLevel: "advisory" }).isBlocked());
    assert.ok(collect({ enforcementLevel: "advisory" }, {}).isBlocked());
  });

  it("says in one line which rules object, each with what it found first, without its description", () => {
    const collector = collect(
      { message: "Users need MFA.\n  mallory: may act without MFA\nFix: …" },
      { message: "Users need MFA.\n  eve: may act without MFA" },
      { policyName: "keys", message: "No access keys." },
      { policyName: "tags", enforcementLevel: "advisory", message: "No tags." },
    );
    assert.equal(collector.blockedBy(), "mfa: mallory: may act without MFA; keys: No access keys.");
  });
});
