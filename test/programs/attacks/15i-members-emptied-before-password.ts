// expect: up-block rule=iam-credential-needs-binding user=r15i-rogue
// inside apply, the exclusive members of the group are nobody, and then comes the key
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "r15i-admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "r15i-rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] }, { dependsOn: gp });
m.id.apply(() => {
  const gm = new aws.iam.GroupMembership("gm", { name: "gm", group: g.name, users: [] });
  new aws.iam.SshKey(
    "k",
    { username: u.name, encoding: "SSH", publicKey: "ssh-rsa AAAAB3NzaC1yc2E r@example.com" },
    { dependsOn: gm },
  );
});
