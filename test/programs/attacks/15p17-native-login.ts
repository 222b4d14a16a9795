// expect: pass
// an aws-native user with a password, after its group and the policy

import { Any, MFA } from "../kit";

const version = "1.0.0";
const g = new Any("aws-native:iam:Group", "g", { groupName: "people" }, { version });
const gp = new Any(
  "aws-native:iam:GroupPolicy",
  "gp",
  { groupName: "people", policyName: "mfa", policyDocument: JSON.parse(MFA) as object },
  { version, dependsOn: g },
);
new Any(
  "aws-native:iam:User",
  "u",
  {
    userName: "alice",
    groups: ["people"],
    loginProfile: { password: "Abc123!xyz-LongEnough", passwordResetRequired: true },
  },
  { version, dependsOn: [g, gp] },
);
