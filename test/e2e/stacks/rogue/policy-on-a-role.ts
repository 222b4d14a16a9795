// The Deny is on a role that the user may assume: it does not bind the user itself.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText } from "../documents";
import { team } from "../team";

const { user } = team("developers", "rogue", []);
const role = new aws.iam.Role("deploy", {
  name: "deploy",
  assumeRolePolicy: user.arn.apply((arn) =>
    documentText({ Effect: "Allow", Principal: { AWS: arn }, Action: "sts:AssumeRole" }),
  ),
});
new aws.iam.RolePolicy("mfa", { role: role.name, policy: documentText(DENY_WITHOUT_MFA) });
