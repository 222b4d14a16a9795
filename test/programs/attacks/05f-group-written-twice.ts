// expect: block rule=iam-user-mfa-enforcement user=rogue
// two resources are one group; the one without policies is the one that AWS may keep
import * as aws from "@pulumi/aws";

import { Any, MFA } from "../kit";

const policies = [{ policyName: "mfa", policyDocument: JSON.parse(MFA) as unknown }];
new Any("aws-native:iam:Group", "a", { groupName: "admins", policies });
new Any("aws-native:iam:Group", "b", { groupName: "Admins", policies: [] });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["admins"] });
