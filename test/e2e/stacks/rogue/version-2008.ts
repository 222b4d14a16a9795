// Without the version of 2012 a policy variable is plain text, which no user is called.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, document, WITHOUT_MFA } from "../documents";
import { team } from "../team";

const { group } = team("developers", "rogue", []);
new aws.iam.GroupPolicy("mfa", {
  group: group.name,
  policy: JSON.stringify({
    ...document({
      ...DENY_WITHOUT_MFA,
      Condition: { ...WITHOUT_MFA, StringEquals: { "aws:username": "${aws:username}" } },
    }),
    Version: "2008-10-17",
  }),
});
