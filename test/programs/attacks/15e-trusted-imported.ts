// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// the trusted group is made by the stack itself, by aws-native
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

new Any("aws-native:iam:Group", "g", { groupName: "Landing-Zone-Admins" }, { version: "1.0.0" });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] });
