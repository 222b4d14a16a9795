import type { Account } from "../../../fleet/accounts/account";

/** An account as `readAccounts` gives it. */
export function accountOf(stack: string, changed: Partial<Account> = {}): Account {
  return {
    stack,
    file: `Pulumi.${stack}.yaml`,
    accountId: "111122223333",
    ou: undefined,
    tags: {},
    config: { values: {}, secretKeys: new Set() },
    ...changed,
  };
}
