// expect: pass
// what exists is taken over by import, other options in use, a component's provider handed down
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const provider = new aws.Provider("main", { region: "us-east-1", allowedAccountIds: ["123456789012"] });
class People extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("example:iam:People", name, {}, opts);
    const parent = { parent: this };
    const group = new aws.iam.Group("admins", { name: "admins" }, { ...parent, deleteBeforeReplace: true });
    const policy = new aws.iam.Policy("mfa", { path: "/security/", policy: MFA }, parent);
    const attached = new aws.iam.PolicyAttachment(
      "mfa",
      { groups: [group], policyArn: policy.arn },
      { ...parent, deletedWith: group },
    );
    const user = new aws.iam.User(
      "alice",
      { name: "alice", forceDestroy: true },
      { ...parent, replaceOnChanges: ["path"], ignoreChanges: ["tags"] },
    );
    const member = new aws.iam.UserGroupMembership(
      "alice",
      { user: user.name, groups: [group.name] },
      parent,
    );
    new aws.iam.SshKey(
      "alice",
      { username: user.name, encoding: "SSH", publicKey: "ssh-rsa AAAAB3NzaC1yc2E alice@example.com" },
      { ...parent, dependsOn: pulumi.output([attached, member]) },
    );
    this.registerOutputs();
  }
}
new People("people", { providers: { aws: provider } });
