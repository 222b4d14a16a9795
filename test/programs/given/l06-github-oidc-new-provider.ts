// expect: pass
// GitHub OIDC provider and the role of CI in one stack, trust by provider.arn
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const o = new aws.iam.OpenIdConnectProvider("gh", {
  url: "https://token.actions.githubusercontent.com",
  clientIdLists: ["sts.amazonaws.com"],
});
new aws.iam.Role("ci", {
  name: "ci",
  assumeRolePolicy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: o.arn },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: { StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/infra:*" } },
      },
    ],
  }),
});
