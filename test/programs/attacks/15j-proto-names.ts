// expect: block rule=iam-user-mfa-enforcement user=constructor
// group and user have names of properties of all objects; the group has no policy
import * as aws from "@pulumi/aws";

const g = new aws.iam.Group("toString", { name: "__proto__" });
const u = new aws.iam.User("hasOwnProperty", { name: "constructor" });
new aws.iam.UserGroupMembership("valueOf", { user: u.name, groups: [g.name, "toString"] });
