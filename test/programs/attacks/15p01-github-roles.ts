// expect: pass
// roles for GitHub Actions, one for each environment, from one list
import * as aws from "@pulumi/aws";

const github = new aws.iam.OpenIdConnectProvider("github", {
  url: "https://token.actions.githubusercontent.com",
  clientIdLists: ["sts.amazonaws.com"],
  thumbprintLists: ["6938fd4d98bab03faadb97b34396831e3780aea1"],
});
const issuer = "token.actions.githubusercontent.com";
for (const [env, repos] of Object.entries({ dev: ["app", "infra"], prod: ["infra"] })) {
  const trust = aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sts:AssumeRoleWithWebIdentity"],
        principals: [{ type: "Federated", identifiers: [github.arn] }],
        conditions: [
          { test: "StringEquals", variable: `${issuer}:aud`, values: ["sts.amazonaws.com"] },
          {
            test: "StringLike",
            variable: `${issuer}:sub`,
            values: repos.map((repo) => `repo:acme/${repo}:environment:${env}`),
          },
        ],
      },
    ],
  });
  const role = new aws.iam.Role(`deploy-${env}`, {
    name: `deploy-${env}`,
    assumeRolePolicy: trust.json,
    maxSessionDuration: 3600,
    tags: { env },
  });
  new aws.iam.RolePolicyAttachment(`deploy-${env}`, {
    role: role.name,
    policyArn: aws.iam.ManagedPolicy.PowerUserAccess,
  });
}
