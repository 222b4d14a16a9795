// expect: pass
// documents that are secret, built with pulumi.all and jsonStringify, and with the user's name in them
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { DENY, MFA } from "../kit";

const group = new aws.iam.Group("admins", { name: "admins" });
new aws.iam.GroupPolicy("mfa", { group: group.name, policy: pulumi.secret(MFA) });
const alice = new aws.iam.User("alice", { name: pulumi.secret("alice") });
new aws.iam.UserGroupMembership("alice", { user: alice.name, groups: [group.name] });

const bob = new aws.iam.User("bob", { name: "bob", path: "/people/" });
new aws.iam.UserPolicy("bob", {
  user: bob.name,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      DENY,
      {
        Effect: "Allow",
        Action: "iam:ListAccessKeys",
        Resource: pulumi.interpolate`arn:aws:iam::*:user/people/${bob.name}`,
      },
    ],
  }),
});
