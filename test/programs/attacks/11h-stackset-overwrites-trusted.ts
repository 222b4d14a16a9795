// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// the template of a stack set, which may be for this account too, overwrites a policy of the trusted group
import * as aws from "@pulumi/aws";

import { WEAK } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] });
new aws.cloudformation.StackSet("s", {
  name: "grants",
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
