// expect: block rule=iam-user-mfa-enforcement user=rogue config=effective-permissions
// effective permissions: the template of a stack set, which may be for this account too, makes the user administrator
import * as aws from "@pulumi/aws";

import { WEAK } from "../kit";

new aws.iam.User("u", { name: "rogue" });
const set = new aws.cloudformation.StackSet("s", {
  name: "grants",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: {
      P: {
        Type: "AWS::IAM::UserPolicy",
        Properties: { UserName: "rogue", PolicyName: "p", PolicyDocument: JSON.parse(WEAK) as object },
      },
    },
  }),
});
new aws.cloudformation.StackSetInstance("i", { stackSetName: set.name, accountId: "123456789012" });
