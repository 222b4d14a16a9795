// expect: block rule=iam-user-mfa-enforcement user=admin-000000000000
// a template's policy is for a user with the id of the account in its name, which is never this one
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const u = new aws.iam.User("u", { name: "admin-000000000000" });
new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify({
      Resources: {
        P: {
          Type: "AWS::IAM::UserPolicy",
          Properties: {
            UserName: { "Fn::Sub": "admin-${AWS::AccountId}" },
            PolicyName: "mfa",
            PolicyDocument: JSON.parse(MFA) as object,
          },
        },
      },
    }),
  },
  { dependsOn: u },
);
