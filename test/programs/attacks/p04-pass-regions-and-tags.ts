// expect: pass
// a provider for each region, a transform that tags all, the account id in the documents
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

pulumi.runtime.registerStackTransformation(({ type, props, opts }) => ({
  props: type === "aws:iam/user:User" ? { ...props, tags: { team: "platform" } } : props,
  opts,
}));
const account = aws.getCallerIdentityOutput().accountId;
const home = new aws.Provider("home", { region: "us-east-1", defaultTags: { tags: { stack: "base" } } });
const far = new aws.Provider("far", { region: "eu-central-1", maxRetries: 5 });
const policy = new aws.iam.Policy(
  "mfa",
  {
    name: "mfa",
    policy: account.apply((id) =>
      doc(DENY, { Effect: "Allow", Action: "s3:ListBucket", Resource: `arn:aws:s3:::logs-${id}` }),
    ),
  },
  { provider: home },
);
const group = new aws.iam.Group("admins", { name: "admins" }, { provider: home });
new aws.iam.GroupPolicyAttachment("mfa", { group: group.name, policyArn: policy.arn }, { provider: home });
const users = ["alice", "bob"].map((name) => new aws.iam.User(name, { name }, { provider: far }));
new aws.iam.GroupMembership(
  "members",
  { name: "members", group: group.name, users: users.map(({ name }) => name) },
  { provider: home },
);
