// expect: up-block rule=iam-credential-needs-binding user=r11e-rogue config=trust-landing-zone
// the program creates a group whose late name the config trusts
import * as aws from "@pulumi/aws";

const t = new aws.iam.Group("t", { name: "r11e-t" });
const g = new aws.iam.Group("g", { name: t.arn.apply(() => "landing-zone-r11e") });
const u = new aws.iam.User("u", { name: "r11e-rogue" });
const m = new aws.iam.UserGroupMembership(
  "m",
  { user: u.name, groups: ["landing-zone-r11e"] },
  { dependsOn: g },
);
new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn: m });
