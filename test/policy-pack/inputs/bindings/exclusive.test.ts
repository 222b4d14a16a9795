import assert from "node:assert/strict";

import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { admins, alice, BOOL, GOOD, groupPolicy, judge, member, resource, SHORT, UNKNOWN } from "./fixtures";

const inline = resource("userPolicy", "mfa", { name: "mfa", user: "alice", policy: SHORT });
const unnamed = resource("userPolicy", "auto", { name: UNKNOWN, user: "alice", policy: SHORT });
const policy = resource("policy", "mfa", { name: "mfa", path: "/", arn: UNKNOWN, policy: GOOD });
const other = resource("policy", "other", { name: "other", path: "/", arn: UNKNOWN, policy: BOOL });
const attachment = resource(
  "userPolicyAttachment",
  "a",
  { user: "alice", policyArn: UNKNOWN },
  { policyArn: [policy] },
);
const MFA_ARN = "arn:aws-cn:iam::123456789012:policy/mfa";
const OTHER_ARN = "arn:aws-cn:iam::123456789012:policy/other";

const onlyInline = (policyNames: unknown, from: StackResource[] = [], name = "only"): StackResource =>
  resource("userPoliciesExclusive", name, { userName: "alice", policyNames }, { policyNames: from });
const onlyAttached = (policyArns: unknown, from: StackResource[] = [], name = "only"): StackResource =>
  resource("userPolicyAttachmentsExclusive", name, { userName: "alice", policyArns }, { policyArns: from });

describe("exclusive lists of a user's policies", () => {
  const passing: Record<string, StackResource[]> = {
    "an inline policy that the list names": [inline, onlyInline(["mfa"])],
    "an inline policy whose name the list takes from it": [unnamed, onlyInline([UNKNOWN], [unnamed])],
    "an inline policy beside another whose name is known": [
      inline,
      unnamed,
      onlyInline(["mfa", UNKNOWN], [inline, unnamed]),
    ],
    "a policy that nothing but the list attaches": [policy, onlyAttached([MFA_ARN])],
    "a policy whose ARN the list takes from it": [policy, onlyAttached([UNKNOWN], [policy])],
    "an attached policy that the list names too": [policy, attachment, onlyAttached([UNKNOWN], [policy])],
    "a list of inline policies leaves attachments alone": [policy, attachment, onlyInline([])],
    "a list of attachments leaves inline policies alone": [inline, onlyAttached([])],
    "a list of another user": [
      inline,
      resource("userPoliciesExclusive", "bob", { userName: "bob", policyNames: [] }),
    ],
    "a group's inline policy that the group's list names": [
      admins,
      member,
      resource("groupPolicy", "mfa", { name: "mfa", group: "admins", policy: GOOD }),
      resource("groupPoliciesExclusive", "only", { groupName: "admins", policyNames: ["mfa"] }),
    ],
    "a policy that only the group's list attaches": [
      admins,
      member,
      policy,
      resource("groupPolicyAttachmentsExclusive", "only", { groupName: "admins", policyArns: [MFA_ARN] }),
    ],
  };
  for (const [way, resources] of Object.entries(passing)) {
    it(`pass: ${way}`, async () => {
      assert.deepEqual(await judge(alice, ...resources), {});
    });
  }

  const blocked: Record<string, { resources: StackResource[]; message: RegExp }> = {
    "an inline policy that the list leaves out": {
      resources: [inline, onlyInline(["another"])],
      message: /can work without MFA \(none\)/,
    },
    "an empty list": { resources: [inline, onlyInline([])], message: /\(none\)/ },
    "a name that no policy of the stack has": { resources: [onlyInline(["mfa"])], message: /\(none\)/ },
    "an inline policy that one of two lists leaves out": {
      resources: [inline, onlyInline(["mfa"]), onlyInline([], [], "second")],
      message: /\(none\)/,
    },
    "an inline policy with a list that is not known": {
      resources: [inline, onlyInline(UNKNOWN)],
      message: /not-provable[\s\S]*policyNames of urn:\S+ is not known in the preview/,
    },
    "a list whose unknown name is that of another policy": {
      resources: [inline, unnamed, onlyInline([UNKNOWN], [inline, unnamed])],
      message: /not-provable/,
    },
    "an attached policy that the list leaves out": {
      resources: [policy, other, attachment, onlyAttached([OTHER_ARN])],
      message: /\(partial-no-longterm-keys/,
    },
    "a policy that one of two lists leaves out": {
      resources: [policy, onlyAttached([MFA_ARN]), onlyAttached([], [], "second")],
      message: /\(none\)/,
    },
    "a list with an ARN from outside": {
      resources: [policy, attachment, onlyAttached(["arn:aws:iam::123456789012:policy/corp"])],
      message: /not-provable[\s\S]*policy\/corp is not in this stack/,
    },
    "a list of ARNs that is not known": {
      resources: [policy, attachment, onlyAttached(UNKNOWN)],
      message: /not-provable[\s\S]*policyArns of urn:\S+ is not known/,
    },
    "a group's policy that the group's list leaves out": {
      resources: [
        admins,
        member,
        groupPolicy,
        resource("groupPoliciesExclusive", "only", { groupName: "ADMINS", policyNames: [] }),
      ],
      message: /\(none\)/,
    },
  };
  for (const [way, { resources, message }] of Object.entries(blocked)) {
    it(`blocked: ${way}`, async () => {
      assert.match((await judge(alice, ...resources))["alice"] ?? "", message);
    });
  }
});
