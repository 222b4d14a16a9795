// The document is built by the provider's own function, in Terraform's style.
import * as aws from "@pulumi/aws";

import { ENROLMENT } from "../documents";
import { team } from "../team";

const { group } = team("developers", "alice", []);
const { json } = aws.iam.getPolicyDocumentOutput({
  statements: [
    {
      sid: "DenyWithoutMfa",
      effect: "Deny",
      notActions: ENROLMENT,
      resources: ["*"],
      conditions: [{ test: "BoolIfExists", variable: "aws:MultiFactorAuthPresent", values: ["false"] }],
    },
  ],
});
new aws.iam.GroupPolicy("mfa", { group: group.name, policy: json });
