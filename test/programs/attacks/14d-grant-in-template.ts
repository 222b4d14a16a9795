// expect: block rule=iam-user-mfa-enforcement user=rogue config=effective-permissions
// effective permissions: a template grants to the user by its name in another case
import * as aws from "@pulumi/aws";

import { WEAK } from "../kit";

new aws.iam.User("u", { name: "rogue" });
new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: {
      P: {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: { Users: ["Rogue"], PolicyDocument: JSON.parse(WEAK) as object },
      },
    },
  }),
});
