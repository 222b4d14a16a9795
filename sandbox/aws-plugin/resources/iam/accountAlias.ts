import { z } from "zod";
import { AwsRuleError } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";

/**
 * The name of an account in its sign-in address. An account has one: a new one takes the place of the old. Names are
 * unique in all of AWS; the emulator knows of its own account only, so the plugin holds who has which.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html
 */
export const accountAlias = defineResource({
  type: "aws:iam/accountAlias:AccountAlias",
  inputs: z.strictObject({
    accountAlias: z
      .string()
      .regex(
        /^(?!\d{12}$)(?=.{3,63}$)[a-z\d](-?[a-z\d])+$/,
        "IAM allows 3 to 63 lower-case letters, digits and single hyphens between them, and no 12 digits alone",
      ),
  }),
  computed: [],
  replaceOn: ["accountAlias"],

  async create(session, { accountAlias: AccountAlias }) {
    const { accountId, clients, held } = session;
    const previous = await aliasOf(session);
    const holders = await held.holders("accountAlias", AccountAlias);
    if (previous === AccountAlias || holders.some((account) => account !== accountId)) {
      throw new AwsRuleError("EntityAlreadyExists", `The account alias ${AccountAlias} already exists.`);
    }
    await (await clients.iam()).createAccountAlias({ AccountAlias });
    if (previous !== undefined) await held.remove(accountId, "accountAlias", previous);
    await held.put(accountId, "accountAlias", AccountAlias, { accountAlias: AccountAlias });
    return { id: AccountAlias };
  },

  async read(session) {
    const accountAlias = await aliasOf(session);
    return accountAlias === undefined ? undefined : { accountAlias };
  },

  /** The emulator deletes whatever alias there is, so one that has been replaced must not get so far. */
  async delete(session, AccountAlias) {
    if ((await aliasOf(session)) === AccountAlias) {
      await (await session.clients.iam()).deleteAccountAlias({ AccountAlias });
    }
    await session.held.remove(session.accountId, "accountAlias", AccountAlias);
  },
});

async function aliasOf({ clients }: Session): Promise<string | undefined> {
  const { AccountAliases = [] } = await (await clients.iam()).listAccountAliases({});
  return AccountAliases[0];
}
