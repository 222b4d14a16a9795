import assert from "node:assert/strict";

import { iamUserMfaEnforcement } from "../../../policy-pack/rules/iamUserMfaEnforcement";
import { withRegisteredLists } from "../../../policy-pack/rules/support/registeredLists";
import { judgmentOf } from "../../../policy-pack/pack/rule";
import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { admins, alice, GOOD, groupPolicy, member, resource } from "../inputs/bindings/fixtures";

describe("the stack after an update", () => {
  const managed = resource("policy", "mfa", { name: "mfa", policy: GOOD });
  const policyArn = "arn:aws:iam::123456789012:policy/mfa";
  const attached = resource("userPolicyAttachment", "a", { user: "alice", policyArn });
  /** What the program registers, and what the provider reads back from AWS. */
  const lists: Record<string, { others: StackResource[]; given: StackResource; readBack: StackResource }> = {
    "members of a group": {
      others: [admins, groupPolicy, member],
      given: resource("groupMembership", "gm", { group: "admins", users: ["carol"] }),
      readBack: resource("groupMembership", "gm", { group: "admins", users: ["alice", "carol"] }),
    },
    "attachments of a policy": {
      others: [managed, attached],
      given: resource("policyAttachment", "pa", { policyArn, groups: ["others"] }),
      readBack: resource("policyAttachment", "pa", { policyArn, groups: ["others"], users: ["alice"] }),
    },
    "attachments of a user": {
      others: [managed, attached],
      given: resource("userPolicyAttachmentsExclusive", "x", { userName: "alice", policyArns: [] }),
      readBack: resource("userPolicyAttachmentsExclusive", "x", {
        userName: "alice",
        policyArns: [policyArn],
      }),
    },
  };
  for (const [what, { others, given, readBack }] of Object.entries(lists)) {
    it(`is judged with the ${what} as the program gives them`, async () => {
      const rule = withRegisteredLists(iamUserMfaEnforcement);
      assert.deepEqual(await rule.gate?.(given, {}), []);
      const { violations } = judgmentOf(await rule.judge([alice, ...others, readBack], {}));
      assert.deepEqual(
        violations.map(({ subject }) => subject),
        ["alice"],
      );
    });
  }

  it("is judged with all else as the provider has read it", async () => {
    const rule = withRegisteredLists(iamUserMfaEnforcement);
    await rule.gate?.(resource("userGroupMembership", "m", { user: "alice", groups: [] }), {});
    assert.deepEqual(judgmentOf(await rule.judge([alice, admins, groupPolicy, member], {})).violations, []);
  });
});
