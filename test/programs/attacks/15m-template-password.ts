// expect: up-block rule=iam-credential-needs-binding user=r15m-rogue
// inside apply, a template joins the bound user to nothing and takes the policy off its group before the password
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "r15m-mfa", policy: MFA });
const g = new aws.iam.Group("g", { name: "r15m-admins" });
const ga = new aws.iam.GroupPolicyAttachment("ga", { group: g.name, policyArn: mfa.arn });
const u = new aws.iam.User("u", { name: "r15m-rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
ga.id.apply(() => {
  const x = new aws.iam.GroupPolicyAttachmentsExclusive("x", { groupName: "r15m-admins", policyArns: [] });
  new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn: [x, m] });
});
