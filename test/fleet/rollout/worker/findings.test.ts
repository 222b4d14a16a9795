import assert from "node:assert/strict";

import type { EngineEvent, PolicyEvent } from "@pulumi/pulumi/automation";

import { FindingCollector } from "../../../../fleet/rollout/worker/findings";

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
      {
        control: "mfa",
        level: "mandatory",
        subject: "mallory",
        type: "aws:iam/user:User",
        message: "no MFA",
      },
      { control: "tags", level: "advisory", message: "no tags" },
    ]);
  });

  it("takes no notice of other events", () => {
    const collector = new FindingCollector();
    collector.take({ sequence: 1, timestamp: 1 });
    assert.deepEqual(collector.findings(), []);
    assert.ok(!collector.isBlocked());
  });

  it("keeps every message in full, several of one rule on one resource too", () => {
    const resourceUrn = "urn:pulumi:dev::fleet::company:index:Team$aws:iam/user:User::mallory";
    const messages = [
      "Users need MFA.\n  no policy\n  Fix: a policy",
      "Users need MFA.\n  no group",
      "Users need MFA.",
    ];
    const collector = collect(...messages.map((message) => ({ resourceUrn, message: `${message}\n` })));
    assert.deepEqual(
      collector.findings(),
      messages.map((message) => ({
        ...{ control: "mfa", level: "mandatory", subject: "mallory", type: "aws:iam/user:User" },
        message,
      })),
    );
  });

  it("is blocked by what the fleet found itself, too", () => {
    const collector = collect();
    collector.add([{ control: "retained", level: "advisory", message: "allowed" }]);
    assert.ok(!collector.isBlocked());
    collector.add([{ control: "retained", level: "mandatory", message: "stays" }]);
    assert.equal(collector.blockedBy(), "retained: stays");
  });

  it("is blocked by what  is mandatory, not by advice", () => {
    assert.ok(!collect({ enforcementLevel: "advisory" }).isBlocked());
    assert.ok(collect({ enforcementLevel: "advisory" }, {}).isBlocked());
  });

  it("says in one line which rules object, each with what it found first and how much more, without its description", () => {
    const collector = collect(
      { message: "Users need MFA.\n  mallory: may act without MFA\nFix: …" },
      { message: "Users need MFA.\n  eve: may act without MFA" },
      { policyName: "keys", message: "No access keys." },
      { policyName: "tags", enforcementLevel: "advisory", message: "No tags." },
    );
    assert.equal(
      collector.blockedBy(),
      "mfa: mallory: may act without MFA (and 1 more); keys: No access keys.",
    );
  });
});
