import * as pulumi from "@pulumi/pulumi";
import * as account from "@pulumi/aws/account";
import * as iam from "@pulumi/aws/iam";

import type { AccountBaselineArgs, ContactArgs } from "../args";

export type AccountSettingsArgs = Pick<
  AccountBaselineArgs,
  | "accountAlias"
  | "centralRootManagement"
  | "primaryContact"
  | "billingContact"
  | "operationsContact"
  | "securityContact"
>;

/** Alias and contacts of the account, and central root management, as far as they are asked for. */
export function accountSettings(
  name: string,
  args: AccountSettingsArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  if (args.accountAlias !== undefined) {
    new iam.AccountAlias(
      `${name}-alias`,
      { accountAlias: args.accountAlias },
      // An account has one alias: a new one takes the place of the old, whose deletion afterwards would fail.
      { ...opts, deleteBeforeReplace: true },
    );
  }
  if (args.centralRootManagement === true) {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
    new iam.OrganizationsFeatures(
      `${name}-central-root-management`,
      { enabledFeatures: ["RootCredentialsManagement", "RootSessions"] },
      opts,
    );
  }
  if (args.primaryContact !== undefined) primaryContact(name, args.primaryContact, opts);
  for (const [kind, contact] of [
    ["billing", args.billingContact],
    ["operations", args.operationsContact],
    ["security", args.securityContact],
  ] as const) {
    if (contact !== undefined) alternateContact(name, kind, contact, opts);
  }
}

/**
 * The account's password policy: all four classes of characters, and users may change their own password. It never
 * expires hard, since a user whose password has expired that way cannot set a new one.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 */
export function passwordPolicy(
  name: string,
  args: NonNullable<AccountBaselineArgs["passwordPolicy"]>,
  opts: pulumi.CustomResourceOptions,
): iam.AccountPasswordPolicy {
  return new iam.AccountPasswordPolicy(
    name,
    {
      minimumPasswordLength: args.minimumLength ?? 14,
      passwordReusePrevention: args.reusePrevention ?? 24,
      maxPasswordAge: args.maxAgeDays,
      allowUsersToChangePassword: true,
      hardExpiry: false,
      requireLowercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      requireUppercaseCharacters: true,
    },
    opts,
  );
}

/** @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html */
function alternateContact(
  name: string,
  kind: "billing" | "operations" | "security",
  args: pulumi.Input<ContactArgs>,
  opts: pulumi.CustomResourceOptions,
): void {
  const contact = pulumi.output(args);
  new account.AlternativeContact(
    `${name}-${kind}-contact`,
    {
      alternateContactType: kind.toUpperCase(),
      name: contact.name,
      title: contact.title,
      emailAddress: contact.email,
      phoneNumber: contact.phone,
    },
    opts,
  );
}

/** @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-primary.html */
function primaryContact(
  name: string,
  args: NonNullable<AccountBaselineArgs["primaryContact"]>,
  opts: pulumi.CustomResourceOptions,
): void {
  const contact = pulumi.output(args);
  new account.PrimaryContact(
    `${name}-primary-contact`,
    {
      fullName: contact.fullName,
      companyName: contact.companyName,
      addressLine1: contact.addressLine1,
      addressLine2: contact.addressLine2,
      addressLine3: contact.addressLine3,
      city: contact.city,
      districtOrCounty: contact.districtOrCounty,
      stateOrRegion: contact.stateOrRegion,
      postalCode: contact.postalCode,
      countryCode: contact.countryCode,
      phoneNumber: contact.phone,
      websiteUrl: contact.websiteUrl,
    },
    opts,
  );
}
