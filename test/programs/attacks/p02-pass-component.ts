// expect: pass
// a team as a component: the password depends on the component that has the policy and the membership
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

class Team extends pulumi.ComponentResource {
  readonly group: aws.iam.Group;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("example:iam:Team", name, {}, opts);
    this.group = new aws.iam.Group(name, { path: "/teams/" }, { parent: this });
    new aws.iam.GroupPolicy(`${name}-mfa`, { group: this.group.id, policy: MFA }, { parent: this });
    this.registerOutputs();
  }
}

class Member extends pulumi.ComponentResource {
  readonly user: aws.iam.User;

  constructor(name: string, team: Team, opts?: pulumi.ComponentResourceOptions) {
    super("example:iam:Member", name, {}, opts);
    this.user = new aws.iam.User(name, { name }, { parent: this, aliases: [{ name: `old-${name}` }] });
    new aws.iam.UserGroupMembership(
      name,
      { user: this.user.name, groups: [team.group.name] },
      { parent: this },
    );
    this.registerOutputs();
  }
}

const team = new Team("ops");
const alice = new Member("alice", team, { dependsOn: [team] });
new aws.iam.UserLoginProfile(
  "alice",
  { user: alice.user.name, passwordResetRequired: true },
  { dependsOn: [team, alice], additionalSecretOutputs: ["password"], protect: true },
);
