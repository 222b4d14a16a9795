// expect: block rule=iam-user-mfa-enforcement user=rogue
// the keys of an aws-native document are passed on as they are, and IAM refuses them in lower case

import { Any, ENROL } from "../kit";

new Any(
  "aws-native:iam:User",
  "u",
  {
    userName: "rogue",
    policies: [
      {
        policyName: "mfa",
        policyDocument: {
          version: "2012-10-17",
          statement: [
            {
              effect: "Deny",
              notAction: ENROL,
              resource: "*",
              condition: { boolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
            },
          ],
        },
      },
    ],
  },
  { version: "1.0.0" },
);
