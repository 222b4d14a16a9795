// The document has the user's id in it, which AWS gives: the preview cannot know it.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText } from "../documents";

const user = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserPolicy("mfa", {
  user: user.name,
  policy: user.uniqueId.apply((id) => documentText({ ...DENY_WITHOUT_MFA, Sid: id })),
});
