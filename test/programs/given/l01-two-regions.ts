// expect: pass
// one account, a second provider for us-east-1 that holds the user; the group by the default provider
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });

const use1 = new aws.Provider("use1", { region: "us-east-1" });
const u = new aws.iam.User("u", { name: "alice" }, { provider: use1 });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
