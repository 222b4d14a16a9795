// expect: pass
// two providers of one account with other regions, default tags and retries
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const pin = { allowedAccountIds: ["123456789012"] };
const main = new aws.Provider("main", {
  ...pin,
  region: "eu-central-1",
  defaultTags: { tags: { team: "platform" } },
  maxRetries: 10,
});
const global = new aws.Provider("global", {
  ...pin,
  region: "us-east-1",
  skipMetadataApiCheck: true,
});
const group = new aws.iam.Group("people", {}, { provider: main });
new aws.iam.GroupPolicy("mfa", { group: group.name, policy: MFA }, { provider: main });
const user = new aws.iam.User("alice", { name: "alice" }, { provider: global });
new aws.iam.UserGroupMembership("alice", { user: user.name, groups: [group.name] }, { provider: global });
