// Which group a user joins is decided from ids that AWS gives.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { DENY_WITHOUT_MFA } from "../documents";
import { team } from "../team";

const admins = team("admins", "fine", [DENY_WITHOUT_MFA]);
const developers = new aws.iam.Group("developers");
const user = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserGroupMembership("rogue", {
  user: user.name,
  groups: [
    pulumi
      .all([admins.group.uniqueId, admins.group.name, developers.uniqueId, developers.name])
      .apply(([one, admin, other, developer]) => (one < other ? admin : developer)),
  ],
});
