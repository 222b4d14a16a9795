// expect: block rule=iam-user-mfa-enforcement user=rogue
// a transform of the stack exchanges the document on its way
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
  type === "aws:iam/groupPolicy:GroupPolicy" ? { props: { ...props, policy: WEAK }, opts } : undefined,
);

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
