// expect: pass
// conditions that leave out roles and services, as a document that is shared with them has
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc({
  ...DENY,
  Condition: {
    ...DENY.Condition,
    ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" },
    Bool: { "aws:PrincipalIsAWSService": "false" },
  },
});
const group = new aws.iam.Group("people");
new aws.iam.GroupPolicy("mfa", { group: group.name, policy });
const user = new aws.iam.User("alice", { name: "alice" });
new aws.iam.UserGroupMembership("alice", { user: user.name, groups: [group.name] });
