// expect: block rule=iam-user-mfa-enforcement user=rogue
// the Condition that is left is another one
import * as aws from "@pulumi/aws";

import { DENY } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
  templateBody: JSON.stringify({
    Parameters: { Tls: { Type: "String", Default: "false" } },
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
                Statement: [
                  {
                    ...DENY,
                    Condition: { ...DENY.Condition, Bool: { "aws:SecureTransport": { Ref: "Tls" } } },
                  },
                ],
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
