// expect: pass
// group, policy and user all by their outputs
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", { policy: MFA });
const g = new aws.iam.Group("g");
const at = new aws.iam.GroupPolicyAttachment("at", { group: g.id, policyArn: mfa.arn });
const u = new aws.iam.User("u", { permissionsBoundary: mfa.arn });
const m = new aws.iam.UserGroupMembership("m", { user: u.id, groups: [g.id] });
new aws.iam.UserLoginProfile("lp", { user: u.id, passwordResetRequired: true }, { dependsOn: [at, m] });
