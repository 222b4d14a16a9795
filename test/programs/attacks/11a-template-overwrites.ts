// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// a template writes an inline policy into the trusted group
import * as aws from "@pulumi/aws";

import { WEAK } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] });
new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: {
      P: {
        Type: "AWS::IAM::GroupPolicy",
        Properties: {
          GroupName: "Landing-Zone-Admins",
          PolicyName: "mfa",
          PolicyDocument: JSON.parse(WEAK) as object,
        },
      },
    },
  }),
});
