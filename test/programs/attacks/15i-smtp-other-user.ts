// expect: up-block rule=iam-credential-needs-binding user=r15i-person config=smtp
// the key that looks like one of an exempted user is, once the update knows it, that of a person
import * as aws from "@pulumi/aws";

const ses = new aws.iam.User("ses-shop", { name: "ses-r15i" });
const person = new aws.iam.User("person", { name: "r15i-person" });
new aws.iam.AccessKey(
  "ses-shop",
  { user: ses.arn.apply((arn) => arn.replace("user/ses-r15i", "r15i-person").split(":").at(-1) ?? "") },
  { dependsOn: person },
);
