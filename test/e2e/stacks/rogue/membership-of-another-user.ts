// The membership names one user twice and the other never: a copied line.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA } from "../documents";
import { team } from "../team";

const { group, user } = team("admins", "fine", [DENY_WITHOUT_MFA]);
new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserGroupMembership("rogue", { user: user.name, groups: [group.name] });
