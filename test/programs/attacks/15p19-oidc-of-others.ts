// expect: pass
// roles for GitHub with ForAnyValue, HCP Terraform, GitLab and Bitbucket
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

const trusts: Record<string, [issuer: string, condition: object]> = {
  github: [
    "token.actions.githubusercontent.com",
    {
      "ForAnyValue:StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
      "ForAnyValue:StringLike": {
        "token.actions.githubusercontent.com:sub": ["repo:acme/app:ref:refs/heads/main", "repo:acme/*"],
      },
    },
  ],
  terraform: [
    "app.terraform.io",
    {
      StringEquals: { "app.terraform.io:aud": "aws.workload.identity" },
      StringLike: { "app.terraform.io:sub": "organization:acme:project:*:workspace:*:run_phase:*" },
    },
  ],
  gitlab: [
    "gitlab.com",
    { StringLike: { "gitlab.com:sub": "project_path:acme/*:ref_type:branch:ref:main" } },
  ],
};
for (const [name, [issuer, Condition]] of Object.entries(trusts))
  new aws.iam.Role(name, {
    assumeRolePolicy: doc({
      Effect: "Allow",
      Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition,
    }),
  });
