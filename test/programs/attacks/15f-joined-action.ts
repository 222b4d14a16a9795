// expect: block rule=iam-user-mfa-enforcement user=rogue
// an exempted action is put together by Fn::Join
import * as aws from "@pulumi/aws";

import { DENY, ENROL } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
  templateBody: JSON.stringify({
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Properties: {
          GroupName: "admins",
          Policies: [
            {
              PolicyName: "mfa",
              PolicyDocument: {
                Version: "2012-10-17",
                Statement: [{ ...DENY, NotAction: [...ENROL, { "Fn::Join": [":", ["iam", "*"]] }] }],
              },
            },
          ],
        },
      },
      U: {
        Type: "AWS::IAM::User",
        DependsOn: "G",
        Properties: { UserName: "rogue", Groups: [{ Ref: "G" }] },
      },
    },
  }),
});
