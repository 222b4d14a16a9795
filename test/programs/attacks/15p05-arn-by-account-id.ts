// expect: pass
// the policy is named by an ARN that is put together of the partition and the account id
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const account = aws.getCallerIdentityOutput().accountId;
const partition = aws.getPartitionOutput().partition;
const mfa = new aws.iam.Policy("mfa", { name: "require-mfa", path: "/security/", policy: MFA });
const arn = pulumi.interpolate`arn:${partition}:iam::${account}:policy/security/require-mfa`;
const group = new aws.iam.Group("people", { name: "people" });
new aws.iam.GroupPolicyAttachment("mfa", { group: group.name, policyArn: arn }, { dependsOn: mfa });
for (const name of ["alice", "bob"]) {
  const user = new aws.iam.User(name, { name });
  new aws.iam.UserGroupMembership(name, { user: user.name, groups: ["people"] }, { dependsOn: group });
}
