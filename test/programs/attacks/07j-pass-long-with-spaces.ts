// expect: pass
// a managed policy that is short without its white space
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", {
  name: "mfa",
  policy: JSON.stringify(JSON.parse(MFA), null, 10).replaceAll("\n", "\n".repeat(300)),
});
const u = new aws.iam.User("u", { name: "alice" });
new aws.iam.UserPolicyAttachment("at", { user: u.name, policyArn: mfa.arn });
