// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// the trusted group keeps only AdministratorAccess
import * as aws from "@pulumi/aws";

import { ADMIN } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] });
new aws.iam.GroupPolicyAttachmentsExclusive("x", { groupName: "landing-zone-admins", policyArns: [ADMIN] });
