// expect: block rule=iam-user-mfa-enforcement user=rogue
// the Deny leaves out users with a tag, which a provider gives to all its resources
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const p = new aws.Provider("p", {
  region: "us-east-1",
  allowedAccountIds: ["123456789012"],
  defaultTags: { tags: { mfa: "exempt" } },
});
const policy = doc({
  ...DENY,
  Condition: {
    BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
    StringNotEqualsIfExists: { "aws:PrincipalTag/mfa": "exempt" },
  },
});
const g = new aws.iam.Group("g", { name: "admins" }, { provider: p });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy }, { provider: p });
const u = new aws.iam.User("u", { name: "rogue" }, { provider: p });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] }, { provider: p });
