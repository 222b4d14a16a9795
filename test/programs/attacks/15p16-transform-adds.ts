// expect: pass
// a transform adds what a policy and a password wait for and names all; options of every kind
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const tagged = new Set(["aws:iam/user:User", "aws:iam/policy:Policy"]);
pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
  tagged.has(type) ? { props: { ...props, tags: { owner: "platform" } }, opts } : undefined,
);
class People extends pulumi.ComponentResource {
  constructor(name: string, users: string[], opts?: pulumi.ComponentResourceOptions) {
    super("acme:iam:People", name, {}, opts);
    const mfa = new aws.iam.Policy(`${name}-mfa`, { policy: pulumi.secret(MFA) }, { parent: this });
    for (const user of users) {
      const it = new aws.iam.User(
        user,
        { name: user },
        {
          parent: this,
          protect: true,
          aliases: [{ parent: pulumi.rootStackResource }, { name: `old-${user}` }],
        },
      );
      const attached = new aws.iam.UserPolicyAttachment(
        user,
        { user: it, policyArn: mfa.arn },
        { parent: it, deleteBeforeReplace: true, customTimeouts: { create: "5m" } },
      );
      new aws.iam.UserLoginProfile(
        user,
        { user: it.name, passwordResetRequired: true },
        { parent: attached, dependsOn: attached, ignoreChanges: ["passwordResetRequired"] },
      );
    }
    this.registerOutputs({});
  }
}
const people = new People("people", ["alice", "bob"]);
new People("contractors", ["carol"], { dependsOn: people });
