import { z } from "zod";
import { ifExists } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";

const inputs = z.strictObject({
  allowUsersToChangePassword: z.boolean(),
  hardExpiry: z.boolean().optional(),
  maxPasswordAge: z.number().int().min(0).max(1_095).optional(),
  minimumPasswordLength: z.number().int().min(6).max(128),
  passwordReusePrevention: z.number().int().min(0).max(24).optional(),
  requireLowercaseCharacters: z.boolean().optional(),
  requireNumbers: z.boolean().optional(),
  requireSymbols: z.boolean().optional(),
  requireUppercaseCharacters: z.boolean().optional(),
});

/** An account has one. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html */
export const accountPasswordPolicy = defineResource({
  type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  inputs,
  defaults: { allowUsersToChangePassword: true, minimumPasswordLength: 6 },
  computed: [
    "expirePasswords",
    "hardExpiry",
    "maxPasswordAge",
    "passwordReusePrevention",
    "requireLowercaseCharacters",
    "requireNumbers",
    "requireSymbols",
    "requireUppercaseCharacters",
  ],
  replaceOn: [],

  async create(session, policy) {
    await put(session, policy);
    return { id: "iam-account-password-policy" };
  },

  async read(session) {
    const iam = await session.clients.iam();
    const found = await ifExists(iam.getAccountPasswordPolicy());
    if (found?.PasswordPolicy === undefined) return undefined;
    const { PasswordPolicy } = found;
    return {
      allowUsersToChangePassword: PasswordPolicy.AllowUsersToChangePassword,
      expirePasswords: PasswordPolicy.ExpirePasswords,
      hardExpiry: PasswordPolicy.HardExpiry,
      maxPasswordAge: PasswordPolicy.MaxPasswordAge,
      minimumPasswordLength: PasswordPolicy.MinimumPasswordLength,
      passwordReusePrevention: PasswordPolicy.PasswordReusePrevention,
      requireLowercaseCharacters: PasswordPolicy.RequireLowercaseCharacters,
      requireNumbers: PasswordPolicy.RequireNumbers,
      requireSymbols: PasswordPolicy.RequireSymbols,
      requireUppercaseCharacters: PasswordPolicy.RequireUppercaseCharacters,
    };
  },

  async update(session, { news }) {
    await put(session, news);
  },

  async delete(session) {
    await ifExists((await session.clients.iam()).deleteAccountPasswordPolicy());
  },
});

/** The call replaces the whole policy; what it is not given goes back to AWS's default. */
async function put(session: Session, policy: z.output<typeof inputs>): Promise<void> {
  const iam = await session.clients.iam();
  await iam.updateAccountPasswordPolicy({
    AllowUsersToChangePassword: policy.allowUsersToChangePassword,
    HardExpiry: policy.hardExpiry,
    // IAM has no 0 for these: it is Terraform's word for "none".
    MaxPasswordAge: policy.maxPasswordAge === 0 ? undefined : policy.maxPasswordAge,
    MinimumPasswordLength: policy.minimumPasswordLength,
    PasswordReusePrevention:
      policy.passwordReusePrevention === 0 ? undefined : policy.passwordReusePrevention,
    RequireLowercaseCharacters: policy.requireLowercaseCharacters,
    RequireNumbers: policy.requireNumbers,
    RequireSymbols: policy.requireSymbols,
    RequireUppercaseCharacters: policy.requireUppercaseCharacters,
  });
}
