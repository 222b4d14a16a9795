// expect: pass
// roles as platform teams write them: an hour since MFA, a hub account's role, a SAML provider, services, a vendor's anywhere
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

const trust = (statement: object) => doc({ Effect: "Allow", ...statement });
const roles: Record<string, string> = {
  admin: trust({
    Principal: { AWS: "arn:aws:iam::123456789012:root" },
    Action: "sts:AssumeRole",
    Condition: {
      Bool: { "aws:MultiFactorAuthPresent": "true" },
      NumericLessThan: { "aws:MultiFactorAuthAge": "3600" },
    },
  }),
  auditor: trust({
    Principal: { AWS: "arn:aws:iam::123456789012:root" },
    Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
    Condition: { NumericLessThan: { "aws:MultiFactorAuthAge": 3600 } },
  }),
  hub: trust({ Principal: { AWS: "arn:aws:iam::111122223333:role/ci/deployer" }, Action: "sts:AssumeRole" }),
  sso: trust({
    Principal: { AWS: "*" },
    Action: "sts:AssumeRole",
    Condition: {
      ArnLike: {
        "aws:PrincipalArn":
          "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*",
      },
    },
  }),
  saml: trust({
    Principal: { Federated: "arn:aws:iam::123456789012:saml-provider/okta" },
    Action: "sts:AssumeRoleWithSAML",
    Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
  }),
  anywhere: trust({
    Principal: { Service: "rolesanywhere.amazonaws.com" },
    Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
    Condition: {
      ArnEquals: { "aws:SourceArn": "arn:aws:rolesanywhere:us-east-1:123456789012:trust-anchor/0d5a" },
    },
  }),
  pod: trust({
    Principal: {
      Federated:
        "arn:aws:iam::123456789012:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABCDEF0123456789",
    },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        "oidc.eks.us-east-1.amazonaws.com/id/ABCDEF0123456789:sub": "system:serviceaccount:app:api",
        "oidc.eks.us-east-1.amazonaws.com/id/ABCDEF0123456789:aud": "sts.amazonaws.com",
      },
    },
  }),
  identity: trust({
    Principal: { Service: ["pods.eks.amazonaws.com", "ec2.amazonaws.com"] },
    Action: ["sts:AssumeRole", "sts:TagSession"],
  }),
};
for (const [name, assumeRolePolicy] of Object.entries(roles)) new aws.iam.Role(name, { assumeRolePolicy });
