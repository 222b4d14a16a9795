// expect: block rule=iam-user-mfa-enforcement user=rogue
// a template in GovCloud overwrites the MFA policy of a group whose name has the partition in it
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const provider = new aws.Provider("p", { region: "us-gov-west-1", allowedAccountIds: ["123456789012"] });
const g = new aws.iam.Group("g", { name: "admins-aws-us-gov" }, { provider });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { provider });
const u = new aws.iam.User("u", { name: "rogue" }, { provider });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] }, { provider });
new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify({
      Resources: {
        P: {
          Type: "AWS::IAM::GroupPolicy",
          Properties: {
            GroupName: { "Fn::Sub": "admins-${AWS::Partition}" },
            PolicyName: "mfa",
            PolicyDocument: JSON.parse(WEAK) as object,
          },
        },
      },
    }),
  },
  { provider, dependsOn: gp },
);
