// expect: pass
// IAM and everything else are denied by two statements in two policies of two groups
import * as aws from "@pulumi/aws";

import { DENY, doc, ENROL } from "../kit";

const rest = new aws.iam.Policy("rest", {
  policy: doc({ Effect: "Deny", NotAction: "iam:*", Resource: "*", Condition: DENY.Condition }),
});
const iam = new aws.iam.Policy("iam", {
  policy: doc({
    Effect: "Deny",
    NotAction: ENROL,
    Resource: ["*"],
    Condition: { BoolIfExists: { "aws:multifactorauthpresent": ["False"] } },
  }),
});
const user = new aws.iam.User("alice", { name: "alice" });
for (const [name, policy] of Object.entries({ rest, iam })) {
  const group = new aws.iam.Group(name);
  new aws.iam.GroupPolicyAttachment(name, { group: group.name, policyArn: policy.arn });
  new aws.iam.UserGroupMembership(name, { user: user.name, groups: [group.name] });
}
