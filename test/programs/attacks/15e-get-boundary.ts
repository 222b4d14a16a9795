// expect: block rule=iam-user-mfa-enforcement user=rogue
// the boundary is a policy that is read by an ARN that is known late
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
const mfa = aws.iam.Policy.get(
  "mfa",
  g.arn.apply(() => "arn:aws:iam::123456789012:policy/legacy"),
  {
    name: "legacy",
    path: "/",
    policy: doc({ Effect: "Allow", Action: "*", Resource: "*" }, DENY),
  },
);
new aws.iam.User("u", { name: "rogue", permissionsBoundary: mfa.arn });
