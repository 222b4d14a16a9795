// expect: block rule=iam-user-mfa-enforcement user=rogue
// a transform of the stack retains all, and a password has no policy before it
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

pulumi.runtime.registerStackTransformation(({ props, opts }) => ({
  props,
  opts: { ...opts, retainOnDelete: true },
}));
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true });
