// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// the exclusive members of the trusted group leave out the user who joins it
import * as aws from "@pulumi/aws";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] });
new aws.iam.GroupMembership("gm", { name: "gm", group: "landing-zone-admins", users: ["alice"] });
