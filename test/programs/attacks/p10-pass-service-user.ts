// expect: pass config=exempt-ci
// a user for a machine that is exempt by its name, beside people who are bound
import * as aws from "@pulumi/aws";

import { ENROL } from "../kit";

const own = aws.iam.getPolicyDocumentOutput({
  statements: [
    {
      sid: "AllowOwnDevice",
      actions: ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"],
      resources: ["arn:aws:iam::*:mfa/*", "arn:aws:iam::*:user/&{aws:username}"],
    },
  ],
});
const mfa = aws.iam.getPolicyDocumentOutput({
  sourcePolicyDocuments: [own.json],
  statements: [
    {
      sid: "DenyWithoutMfa",
      effect: "Deny",
      notActions: ENROL,
      resources: ["*"],
      conditions: [{ test: "BoolIfExists", variable: "aws:MultiFactorAuthPresent", values: ["false"] }],
    },
  ],
});
const people: Record<string, string[]> = { admins: ["alice"], developers: ["bob", "carol"] };
const policy = new aws.iam.Policy("mfa", { namePrefix: "mfa-", policy: mfa.json });
for (const [name, members] of Object.entries(people)) {
  const group = new aws.iam.Group(name);
  new aws.iam.GroupPolicyAttachment(name, { group: group.name, policyArn: policy.arn });
  const users = members.map((member) => new aws.iam.User(member, { name: member, forceDestroy: true }));
  new aws.iam.GroupMembership(name, { group: group.name, users: users.map((it) => it.name) });
}
const ci = new aws.iam.User("ci", { name: "ci-build", path: "/machines/" });
new aws.iam.UserPolicy("ci", {
  user: ci.name,
  policy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" }],
  },
});
