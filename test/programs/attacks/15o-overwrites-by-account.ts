// expect: block rule=iam-user-mfa-enforcement user=r15o-rogue2
// a template overwrites the MFA policy of a group with the account's id in its name before the password
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const g = new aws.iam.Group("g", { name: "r15o-123456789012" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "r15o-rogue2" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });

const s = new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify({
      Resources: {
        P: {
          Type: "AWS::IAM::GroupPolicy",
          Properties: {
            GroupName: { "Fn::Sub": "r15o-${AWS::AccountId}" },
            PolicyName: "mfa",
            PolicyDocument: JSON.parse(WEAK) as object,
          },
        },
      },
    }),
  },
  { dependsOn: gp },
);

new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn: [s, m] });
