// expect: pass
// everyday IAM without users: a Lambda function's role, a CI role, an instance profile, IAM of Google Cloud
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

const role = new aws.iam.Role("fn", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
new aws.iam.RolePolicyAttachment("fn", {
  role,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});
const table = new aws.dynamodb.Table("t", {
  attributes: [{ name: "id", type: "S" }],
  hashKey: "id",
  billingMode: "PAY_PER_REQUEST",
});
new aws.iam.RolePolicy("fn", {
  role: role.id,
  policy: table.arn.apply((arn) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "dynamodb:GetItem", Resource: arn }],
    }),
  ),
});
const github = new aws.iam.OpenIdConnectProvider("github", {
  url: "https://token.actions.githubusercontent.com",
  clientIdLists: ["sts.amazonaws.com"],
});
new aws.iam.Role("ci", {
  assumeRolePolicy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: github.arn },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
          StringLike: { "token.actions.githubusercontent.com:sub": "repo:example/app:*" },
        },
      },
    ],
  }),
});
new aws.iam.InstanceProfile("ec2", { role: role.name });
// The sandbox's aws plugin stands in for that of gcp.
const provider = new aws.Provider("p", { region: "us-east-1" });
new Any("gcp:projects/iAMMember:IAMMember", "m", { project: "p", role: "roles/viewer" }, { provider });
