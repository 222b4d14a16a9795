import { AccountBaseline, type AccountBaselineArgs } from "../../components";
import { deployWithMocks } from "./deployWithMocks";

const smallest: AccountBaselineArgs = {
  accountId: "111122223333",
  admins: [{ name: "alice" }],
  monthlyLimitUsd: "100",
  emails: ["ops@example.com"],
};

/** The smallest baseline with changes. */
export function makeBaseline(changes: Partial<AccountBaselineArgs> = {}): AccountBaseline {
  return new AccountBaseline("baseline", { ...smallest, ...changes });
}

/**
 * The smallest baseline with changes, deployed with Pulumi's mocks.
 * @param outputs What AWS gives resources besides.
 */
export function deployBaseline(changes: Partial<AccountBaselineArgs> = {}, outputs: object = {}) {
  return deployWithMocks(() => makeBaseline(changes), { outputs });
}
