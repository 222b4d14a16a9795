import type { PolicyDocument, PolicyStatement } from "./policyDocument";

/**
 * Who may take a role, for how long after MFA, or through which identity provider.
 *
 * Users and sessions of other accounts need MFA that is not older than `mfaMaxAgeSeconds`. `Bool` and not
 * `BoolIfExists`: where the key is absent nobody is let in. It is absent in sessions of roles, so who takes the role
 * has to come as an IAM user.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 *
 * Who comes through an identity provider has no such keys at all: MFA is the provider's, and `conditions` say what it
 * has to assert.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp.html
 */
export function roleTrustDocument(args: RoleTrust): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: "identityProvider" in args ? [providerTrust(args)] : [principalTrust(args)],
  };
}

export type RoleTrust = PrincipalTrust | ProviderTrust;

interface PrincipalTrust {
  /** ARNs of accounts (`…:root`), users or roles. */
  principals: readonly string[];
  mfaMaxAgeSeconds: number;
  externalId?: string | undefined;
}

interface ProviderTrust {
  /** ARN of a SAML or OIDC provider of the account. */
  identityProvider: string;
  /** Values that condition keys may have; each key must have one of its values. */
  conditions: Readonly<Record<string, readonly string[]>>;
}

function principalTrust({ principals, mfaMaxAgeSeconds, externalId }: PrincipalTrust): PolicyStatement {
  return {
    Sid: "AllowWithRecentMfa",
    Effect: "Allow",
    Principal: { AWS: [...principals] },
    Action: "sts:AssumeRole",
    Condition: {
      Bool: { "aws:MultiFactorAuthPresent": "true" },
      NumericLessThan: { "aws:MultiFactorAuthAge": String(mfaMaxAgeSeconds) },
      ...(externalId !== undefined && { StringEquals: { "sts:ExternalId": externalId } }),
    },
  };
}

function providerTrust({ identityProvider, conditions }: ProviderTrust): PolicyStatement {
  const isSaml = identityProvider.includes(":saml-provider/");
  return {
    Sid: "AllowThroughIdentityProvider",
    Effect: "Allow",
    Principal: { Federated: identityProvider },
    Action: isSaml ? "sts:AssumeRoleWithSAML" : "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        ...(isSaml && { "SAML:aud": "https://signin.aws.amazon.com/saml" }),
        ...Object.fromEntries(Object.entries(conditions).map(([key, values]) => [key, [...values]])),
      },
    },
  };
}
