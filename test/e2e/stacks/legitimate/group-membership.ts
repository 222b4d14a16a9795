// The group lists its members, and names are made up by Pulumi.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText } from "../documents";

const group = new aws.iam.Group("developers");
new aws.iam.GroupPolicy("mfa", { group: group.id, policy: documentText(DENY_WITHOUT_MFA) });
const users = ["alice", "bob"].map((name) => new aws.iam.User(name));
new aws.iam.GroupMembership("developers", { group: group.id, users: users.map(({ name }) => name) });
