import type * as pulumi from "@pulumi/pulumi";

import type { Preset } from "../rules/literals";

/** An IAM user. */
export interface UserArgs {
  /** 1 to 64 letters, digits or + = , . @ _ - */
  name: string;
  /** IAM path. Default: `/`. */
  path?: pulumi.Input<string> | undefined;
  /** Tags of this user, over those of the component. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * ARN of a managed policy that bounds what the user can ever do, or `baseline` for the one that the component makes.
   * Default: the component's.
   */
  permissionsBoundary?: pulumi.Input<string> | undefined;
  /** Whether the user gets a generated console password, to be changed at the first sign-in. Default: true. */
  consoleAccess?: boolean | undefined;
  /** Length of the generated password, 14 to 128 characters. Default: 24. */
  passwordLength?: pulumi.Input<number> | undefined;
  /** An access key: `{}` for one that stays, or with `since` for one that is rotated. Default: none. */
  accessKey?: AccessKeyArgs | undefined;
  /**
   * Public PGP key in base64, or `keybase:NAME`: password and secret key are encrypted to it and exist nowhere else.
   * Default: they are Pulumi secrets.
   */
  pgpKey?: pulumi.Input<string> | undefined;
  /** Whether removing the user also removes devices and keys that it enrolled itself. Default: true. */
  forceDestroy?: boolean | undefined;
}

/**
 * How a user's access key is rotated: by the first deploy after so many days. The key before it stays active for a
 * while, and inactive until the next rotation, which needs at least one deploy in each of these times.
 */
export interface AccessKeyArgs {
  /** Day of the first key, as YYYY-MM-DD, where keys are rotated. Default: one key, which is not rotated. */
  since?: string | undefined;
  /** Only with `since`: days after which a deploy creates a new key, 1 to 365. Default: 90 (CIS 1.14). */
  rotateAfterDays?: number | undefined;
  /** Only with `since`: days on which both keys are active, fewer than `rotateAfterDays`. Default: 14. */
  overlapDays?: number | undefined;
}

/** An access key; the secret is a Pulumi secret: with a PGP key the encrypted message in base64. */
export interface AccessKeyPair {
  id: string;
  secret: string;
}

/** A group besides the admins', with its users. */
export interface GroupArgs {
  /** Part of resource names: lower-case letters, digits and hyphens; not `admins`. */
  name: string;
  /** Name of the group in IAM. Default: made by Pulumi from the component's name and `name`. */
  groupName?: string | undefined;
  /** Default: none. */
  preset?: Preset;
  /** Managed policies besides that of the preset: ARNs, or names of policies that AWS manages. Default: none. */
  managedPolicies?: pulumi.Input<string>[] | undefined;
  /** Names are unique among all users of the component. */
  users: UserArgs[];
}

/** A role for people. Either `trustedPrincipals` or `identityProvider` is given. */
export interface RoleArgs {
  /** Name in IAM, 1 to 64 letters, digits or + = , . @ _ - */
  name: string;
  description?: string | undefined;
  /** Default: none. */
  preset?: Preset;
  /** Managed policies besides that of the preset: ARNs, or names of policies that AWS manages. Default: none. */
  managedPolicies?: pulumi.Input<string>[] | undefined;
  /** Accounts, by id, or ARNs of IAM users. They need MFA. */
  trustedPrincipals?: pulumi.Input<string>[] | undefined;
  /** How old their MFA may be, in seconds. Default: 3600. */
  mfaMaxAgeSeconds?: number | undefined;
  /** External id that they have to give. Default: none. */
  externalId?: string | undefined;
  /** ARN of a SAML or OIDC provider of the account. The provider enforces MFA. */
  identityProvider?: pulumi.Input<string> | undefined;
  /**
   * Values that condition keys of the provider must have one of, such as `SAML:sub`. For an OIDC provider, and for an
   * output, keys that end in `:aud` and `:sub`, or keys that begin with `SAML:`, are required. Default: none.
   */
  conditions?: Record<string, string[]> | undefined;
  /** Length of a session in seconds, 3,600 to 43,200. Default: 3600. */
  maxSessionSeconds?: number | undefined;
  /** As for a user. */
  permissionsBoundary?: pulumi.Input<string> | undefined;
}

/** Who hands out the credentials that Secrets Manager keeps. */
export interface CredentialSecretsArgs {
  /** ARNs of users and roles of the account; `*` stands for any text. */
  readers: string[];
  /** ARN of the role or user that deploys, which has to read them too. Default: it is one of the readers. */
  deployer?: pulumi.Input<string> | undefined;
}
