// An inline policy of the user itself, given as an object.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, ENROLMENT } from "../documents";

const user = new aws.iam.User("alice", { name: "alice" });
new aws.iam.UserPolicy("mfa", {
  user: user.name,
  policy: {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: [...ENROLMENT], Resource: "*" },
      { ...DENY_WITHOUT_MFA, NotAction: [...ENROLMENT] },
    ],
  },
});
