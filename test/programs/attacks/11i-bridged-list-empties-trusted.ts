// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// a bridged exclusive list takes all attachments off the trusted group
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] });
new Any("aws:index/iamGroupPolicyAttachmentsExclusive:IamGroupPolicyAttachmentsExclusive", "x", {
  groupName: "landing-zone-admins",
  policyArns: [],
});
