// expect: block rule=iam-user-mfa-enforcement user=rogue
// Any-Terraform-provider bridge of hashicorp/aws: token aws:index/iamUser:IamUser

import { ADMIN, Any } from "../kit";

new Any("aws:index/iamUser:IamUser", "u", { name: "rogue" });
new Any("aws:index/iamAccessKey:IamAccessKey", "k", { user: "rogue" });
new Any("aws:index/iamUserPolicyAttachment:IamUserPolicyAttachment", "a", {
  user: "rogue",
  policyArn: ADMIN,
});
