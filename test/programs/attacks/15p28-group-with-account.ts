// expect: pass
// a user of the program joins a template's group, whose name has the id of the account in it
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1", allowedAccountIds: ["123456789012"] });

const stack = new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify({
      Resources: {
        G: {
          Type: "AWS::IAM::Group",
          Properties: {
            GroupName: { "Fn::Sub": "people-${AWS::AccountId}" },
            Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as object }],
          },
        },
      },
    }),
  },
  { provider },
);

const user = new aws.iam.User("alice", { name: "alice" }, { provider });
new aws.iam.UserGroupMembership(
  "alice",
  { user: user.name, groups: ["people-123456789012"] },
  { provider, dependsOn: stack },
);
