// Two groups, each with a part of a Deny, which together still leave most services open.
import * as aws from "@pulumi/aws";

import { documentText, WITHOUT_MFA, WORK } from "../documents";

const groups = ["ec2", "s3"].map((service) => {
  const group = new aws.iam.Group(service, { name: service });
  new aws.iam.GroupPolicy(service, {
    group: group.name,
    policy: documentText(WORK, {
      Effect: "Deny",
      Action: `${service}:*`,
      Resource: "*",
      Condition: WITHOUT_MFA,
    }),
  });
  return group.name;
});
const user = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserGroupMembership("rogue", { user: user.name, groups });
