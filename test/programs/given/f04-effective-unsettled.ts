// expect: block rule=iam-user-mfa-enforcement user=rogue config=effective-permissions
// mode effective-permissions: AdministratorAccess attached to a user by a late name from two candidates is not counted
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const a = new aws.iam.User("a", { name: "rogue" });
const b = new aws.iam.User("b", { name: "other" });
new aws.iam.UserPolicyAttachment("x", {
  user: pulumi.all([a.arn, b.arn]).apply(([x]) => x.split("/").at(-1) ?? ""),
  policyArn: "arn:aws:iam::aws:policy/IAMFullAccess",
});
