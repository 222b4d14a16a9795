// expect: block rule=iam-user-no-access-key user=eve
// an access key by a bridged type of a bound user
import * as aws from "@pulumi/aws";

import { Any, MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "eve" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new Any("aws:index/iamAccessKey:IamAccessKey", "k", { user: "eve" }, { dependsOn: [gp, m] });
