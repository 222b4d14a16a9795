// expect: up-block rule=iam-credential-needs-binding user=r13b-rogue
// a password that would stay, created inside apply
import * as aws from "@pulumi/aws";

const t = new aws.iam.Group("t", { name: "r13b-t" });
t.arn.apply(() => {
  const u = new aws.iam.User("u", { name: "r13b-rogue" }, { retainOnDelete: true });
  new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { retainOnDelete: true });
});
