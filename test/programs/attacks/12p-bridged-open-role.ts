// expect: block rule=iam-role-trust-requires-mfa user=r
// a role that trusts the account without MFA, by a bridged type
import { Any, doc } from "../kit";

new Any("aws:index/iamRole:IamRole", "r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::123456789012:root" },
    Action: "sts:AssumeRole",
  }),
});
