// expect: block rule=iam-user-mfa-enforcement user=h01-rogue config=trust-landing-zone
// with trustedGroups landing-zone-*: the same stack deletes all inline policies of the trusted group and puts a user into it
import * as aws from "@pulumi/aws";

const x = new aws.iam.GroupPoliciesExclusive("x", { groupName: "landing-zone-admins", policyNames: [] });
const u = new aws.iam.User("u", { name: "h01-rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] }, { dependsOn: x });
