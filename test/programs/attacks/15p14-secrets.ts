// expect: pass
// the password goes to Secrets Manager; the name of the user comes with a wait for its policy
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const group = new aws.iam.Group("people", { name: "people" });
const mfa = new aws.iam.GroupPolicy("mfa", { group: group.id, policy: MFA });
const user = new aws.iam.User("alice", { name: "alice" });
const member = new aws.iam.UserGroupMembership("alice", { user: user.name, groups: [group.name] });
const ready = pulumi.all([mfa.id, member.id]).apply(() => true);
const login = new aws.iam.UserLoginProfile("alice", {
  user: pulumi.all([user.name, ready]).apply(([name]) => name),
  passwordResetRequired: true,
});
const secret = new aws.secretsmanager.Secret("alice", { name: "console/alice" });
new aws.secretsmanager.SecretVersion("alice", { secretId: secret.id, secretString: login.password });
