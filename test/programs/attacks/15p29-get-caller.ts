// expect: pass
// the Deny is for the account and its users, by the id that the program looks up
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1", allowedAccountIds: ["123456789012"] });
const { accountId } = aws.getCallerIdentityOutput({}, { provider });
const group = new aws.iam.Group("people", {}, { provider });
new aws.iam.GroupPolicy(
  "mfa",
  {
    group: group.name,
    policy: accountId.apply((id) =>
      doc({
        ...DENY,
        Condition: { ...DENY.Condition, ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${id}:user/*` } },
      }),
    ),
  },
  { provider },
);
const user = new aws.iam.User("alice", { name: "alice" }, { provider });
new aws.iam.UserGroupMembership("alice", { user: user.name, groups: [group.name] }, { provider });
