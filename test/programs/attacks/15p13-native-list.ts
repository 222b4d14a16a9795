// expect: pass
// aws-native users from a list, groups and a managed policy, with documents as text and as objects

import { Any, MFA } from "../kit";

const version = "1.0.0";
const g = new Any("aws-native:iam:Group", "people", { groupName: "people" }, { version });
const p = new Any(
  "aws-native:iam:ManagedPolicy",
  "mfa",
  { managedPolicyName: "mfa", groups: ["people"], policyDocument: JSON.parse(MFA) as object },
  { version, dependsOn: g },
);
for (const userName of ["alice", "bob"])
  new Any("aws-native:iam:User", userName, { userName, groups: ["people"] }, { version, dependsOn: [g, p] });
