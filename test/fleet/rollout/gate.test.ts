import assert from "node:assert/strict";

import { describeChanges } from "../../../fleet/rollout/changes";
import { gate, protectedChanges } from "../../../fleet/rollout/gate";
import type { Previewed } from "../../../fleet/rollout/preview";
import type { TaskResult } from "../../../fleet/rollout/task";
import type { ResourceChange } from "../../../fleet/runs/result";
import { change, does, fails, wave } from "./useExecution";

function previewed(preview: TaskResult, replace: readonly string[] = []): Previewed {
  return { preview: { ...preview, attempts: 1 }, replace, clock: { startedAt: new Date(), seconds: 0 } };
}

/** The gate's word on a wave whose accounts' previews came out like that: why it is held, or `open`. */
function decision(
  previews: Record<string, TaskResult | Previewed>,
  { allowDelete = false, failureTolerance = 0 } = {},
): string {
  const canary = wave("canary", Object.keys(previews).join(" "), { failureTolerance });
  const results = canary.accounts.map((account) => {
    const preview = previews[account.stack] ?? does();
    return [account, "preview" in preview ? preview : previewed(preview)] as const;
  });
  const decided = gate(canary, new Map(results), { allowDelete });
  return decided.open ? "open" : decided.reason;
}

const fine = does(change("create User bob"), change("update Budget b"));
const deleting = does(change("delete User alice"));
const blocked = fails("policy", "iam-user-mfa-enforcement: mallory");
const broken = fails("error", "AccessDenied");

describe("The gate of a wave", () => {
  const cases: [what: string, decided: string, expected: string][] = [
    ["is open where nothing is against it", decision({ a: fine, b: does() }), "open"],
    [
      "is held for all by one account that a policy blocks, whatever is tolerated",
      decision({ a: fine, b: blocked, c: blocked }, { failureTolerance: 9, allowDelete: true }),
      "held by the gate of wave canary: policies block b, c",
    ],
    [
      "is held for all by a deletion in one",
      decision({ a: fine, b: deleting }),
      "held by the gate of wave canary: b would lose resources without --allow-delete",
    ],
    [
      "is held by a replacement too",
      decision({ a: does(change("replace Budget b")) }),
      "held by the gate of wave canary: a would lose resources without --allow-delete",
    ],
    ["is open to deletions that are allowed", decision({ a: deleting }, { allowDelete: true }), "open"],
    [
      "is open to the deletion of what nobody depends on",
      decision({ a: does(change("delete Alias x")) }),
      "open",
    ],
    [
      "is open to making anew what a killed run lost",
      decision({
        a: previewed(does(change("replace Login alice")), [change("replace Login alice").urn]),
      }),
      "open",
    ],
    [
      "is held by previews that failed",
      decision({ a: fine, b: broken, c: broken }, { failureTolerance: 1 }),
      "held by the gate of wave canary: the preview of b, c failed",
    ],
    [
      "is open where no more failed than it tolerates",
      decision({ a: fine, b: broken }, { failureTolerance: 1 }),
      "open",
    ],
  ];
  for (const [what, decided, expected] of cases) {
    it(what, () => {
      assert.equal(decided, expected);
    });
  }
});

describe("protectedChanges", () => {
  const lost = (type: string): ResourceChange => ({
    urn: `urn::${type}`,
    type,
    name: "x",
    kind: "delete",
    properties: [],
  });
  const cases: [type: string, isProtected: boolean][] = [
    ["aws:iam/user:User", true],
    ["aws:iam/group:Group", true],
    ["aws:iam/userLoginProfile:UserLoginProfile", true],
    ["aws:iam/accessKey:AccessKey", true],
    ["aws:iam/policy:Policy", true],
    ["aws:iam/groupPolicy:GroupPolicy", true],
    ["aws:iam/groupPolicyAttachment:GroupPolicyAttachment", true],
    ["aws:iam/userGroupMembership:UserGroupMembership", true],
    ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy", true],
    ["aws:budgets/budget:Budget", true],
    ["aws:cloudwatch/metricAlarm:MetricAlarm", true],
    ["aws:sns/topic:Topic", true],
    ["aws:sns/topicPolicy:TopicPolicy", true],
    ["aws:kms/key:Key", true],
    ["aws:kms/alias:Alias", false],
    ["aws:s3/bucket:Bucket", false],
    ["aws:iam/groupMembership:GroupMembership", true],
    ["aws:iam/serviceSpecificCredential:ServiceSpecificCredential", true],
    ["aws:iam/role:Role", false],
    ["aws-native:iam:User", true],
    ["aws-native:iam:GroupPolicy", true],
    ["aws-native:iam:Role", false],
    ["aws:index/iamGroupPolicy:IamGroupPolicy", true],
    ["corp:index/iamUserGroupMembership:IamUserGroupMembership", true],
    ["awscc:index/iamUserToGroupAddition:IamUserToGroupAddition", true],
  ];
  for (const [type, isProtected] of cases) {
    it(`${isProtected ? "protects" : "leaves alone"} ${type}`, () => {
      assert.equal(protectedChanges(previewed(does(lost(type)))).length, isProtected ? 1 : 0);
    });
  }

  it("are not creations and updates", () => {
    assert.deepEqual(protectedChanges(previewed(fine)), []);
  });
});

describe("describeChanges", () => {
  it("names kind, type and resource", () => {
    assert.equal(
      describeChanges([change("delete User alice"), change("replace Budget monthly")]),
      "delete User alice, replace Budget monthly",
    );
  });
});
