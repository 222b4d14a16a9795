// expect: block rule=iam-user-mfa-enforcement user=rogue
// aws-native ExtensionResource of AWS::IAM::User

import { ADMIN, Any } from "../kit";

new Any(
  "aws-native:index:ExtensionResource",
  "u",
  { type: "AWS::IAM::User", properties: { UserName: "rogue", ManagedPolicyArns: [ADMIN] } },
  { version: "1.0.0" },
);
