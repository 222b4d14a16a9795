// expect: block rule=iam-credential-needs-binding user=rogue
// who depends on a component waits for its children, and not for the children of its users and groups
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

class Team extends pulumi.ComponentResource {
  constructor(name: string) {
    super("example:iam:Team", name);
    const group = new aws.iam.Group(name, { name }, { parent: this });
    new aws.iam.GroupPolicy(name, { group: group.name, name: "mfa", policy: MFA }, { parent: group });
    const user = new aws.iam.User("rogue", { name: "rogue" }, { parent: this });
    new aws.iam.UserGroupMembership(name, { user: user.name, groups: [name] }, { parent: user });
    this.registerOutputs();
  }
}

const team = new Team("ops");
new aws.iam.UserLoginProfile("lp", { user: "rogue", passwordResetRequired: true }, { dependsOn: [team] });
