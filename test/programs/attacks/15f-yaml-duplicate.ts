// expect: block rule=iam-user-mfa-enforcement user=s
// a key twice in a YAML template: CloudFormation keeps the last
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: `
Resources:
  G:
    Type: AWS::IAM::Group
    Properties:
      GroupName: admins
      Policies:
        - PolicyName: mfa
          PolicyDocument: ${MFA}
  U:
    Type: AWS::IAM::User
    Properties:
      UserName: rogue
      Groups: [!Ref G]
      Groups: [legacy]
`,
});
