// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// a template overwrites a policy of the trusted group, whose name has the id of the account in it
import * as aws from "@pulumi/aws";

import { WEAK } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-123456789012"] });

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: {
      P: {
        Type: "AWS::IAM::GroupPolicy",
        Properties: {
          GroupName: { "Fn::Sub": "landing-zone-${AWS::AccountId}" },
          PolicyName: "mfa",
          PolicyDocument: JSON.parse(WEAK) as object,
        },
      },
    },
  }),
});
