// The group is another team's, in another stack; its policies cannot be read here.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA } from "../documents";
import { team } from "../team";

team("admins", "fine", [DENY_WITHOUT_MFA]);
const user = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserGroupMembership("rogue", { user: user.name, groups: ["central-security"] });
