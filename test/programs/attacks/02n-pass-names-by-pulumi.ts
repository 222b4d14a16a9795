// expect: pass
// Pulumi names the groups and policies; each has a policy and an exclusive list by the group's name
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const groups = Object.entries({ secure: MFA, work: WEAK }).map(([name, policy]) => {
  const g = new aws.iam.Group(name);
  const gp = new aws.iam.GroupPolicy(name, { group: g.name, policy });
  new aws.iam.GroupPoliciesExclusive(name, { groupName: g.name, policyNames: [gp.name] });
  return g.name;
});
const u = new aws.iam.User("u");
new aws.iam.UserGroupMembership("m", { user: u.name, groups });
