import {
  type AccountClient,
  type AlternateContactType,
  GetAlternateContactCommand,
} from "@aws-sdk/client-account";
import {
  GetAccountPasswordPolicyCommand,
  type IAMClient,
  ListAccountAliasesCommand,
} from "@aws-sdk/client-iam";

import type { Properties } from "../../check/offline/wire";
import { call, callUnless } from "../permissions";

/** An account has at most one. */
export async function accountAlias(iam: IAMClient): Promise<string | undefined> {
  const { AccountAliases = [] } = await call("iam:ListAccountAliases", () =>
    iam.send(new ListAccountAliasesCommand({})),
  );
  return AccountAliases[0];
}

/** Undefined where the account has IAM's default policy. */
export async function passwordPolicy(iam: IAMClient): Promise<Properties | undefined> {
  const output = await callUnless("NoSuchEntity", "iam:GetAccountPasswordPolicy", () =>
    iam.send(new GetAccountPasswordPolicyCommand({})),
  );
  const policy = output?.PasswordPolicy;
  return (
    policy && {
      allowUsersToChangePassword: policy.AllowUsersToChangePassword,
      hardExpiry: policy.HardExpiry,
      maxPasswordAge: policy.MaxPasswordAge,
      minimumPasswordLength: policy.MinimumPasswordLength,
      passwordReusePrevention: policy.PasswordReusePrevention,
      requireLowercaseCharacters: policy.RequireLowercaseCharacters,
      requireNumbers: policy.RequireNumbers,
      requireSymbols: policy.RequireSymbols,
      requireUppercaseCharacters: policy.RequireUppercaseCharacters,
    }
  );
}

/** Undefined where the account has none of the kind. */
export async function alternateContact(
  account: AccountClient,
  kind: AlternateContactType,
): Promise<Properties | undefined> {
  const output = await callUnless("ResourceNotFound", "account:GetAlternateContact", () =>
    account.send(new GetAlternateContactCommand({ AlternateContactType: kind })),
  );
  const contact = output?.AlternateContact;
  return (
    contact && {
      emailAddress: contact.EmailAddress,
      name: contact.Name,
      phoneNumber: contact.PhoneNumber,
      title: contact.Title,
    }
  );
}
