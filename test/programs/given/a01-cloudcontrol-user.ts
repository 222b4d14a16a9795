// expect: block rule=iam-user-mfa-enforcement user=rogue
// Cloud Control makes AWS::IAM::User with a password and AdministratorAccess
import * as aws from "@pulumi/aws";

import { ADMIN } from "../kit";

new aws.cloudcontrol.Resource("u", {
  typeName: "AWS::IAM::User",
  desiredState: JSON.stringify({
    UserName: "rogue",
    LoginProfile: { Password: "Abc123!xyz-LongEnough" },
    ManagedPolicyArns: [ADMIN],
  }),
});
