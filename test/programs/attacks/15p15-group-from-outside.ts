// expect: pass config=trust-landing-zone
// the group is looked up, and is one that the config trusts
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const other = new pulumi.StackReference("organization/programs/preview");
const user = new aws.iam.User("alice", { name: "alice" });
const member = new aws.iam.UserGroupMembership("alice", { user: user.name, groups: ["landing-zone-people"] });
new aws.iam.UserLoginProfile(
  "alice",
  { user: user.name, passwordResetRequired: true },
  { dependsOn: member },
);
export const id = other.getOutput("id");
