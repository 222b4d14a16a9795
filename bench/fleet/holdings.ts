import { isDeepStrictEqual } from "node:util";

import { type AccountContents, type Emulator, readAccount } from "../../sandbox/demo/accountContents";
import { type BenchAccount, expectAll } from "./accounts";

/** Number of things in an account by their kind: enough to see that none is missing and none is there twice. */
export type Holdings = Readonly<Record<keyof typeof BASELINE, number>>;

/** What a rollout leaves in an account of one admin and one e-mail address. */
export const BASELINE = {
  users: 1,
  passwords: 1,
  groups: 1,
  members: 1,
  groupPolicies: 1,
  attachedPolicies: 2,
  budgets: 1,
  notifications: 3,
  alarms: 1,
  alarmActions: 1,
  topics: 1,
  subscriptions: 1,
  keys: 1,
};

export const NOTHING: Holdings = {
  users: 0,
  passwords: 0,
  groups: 0,
  members: 0,
  groupPolicies: 0,
  attachedPolicies: 0,
  budgets: 0,
  notifications: 0,
  alarms: 0,
  alarmActions: 0,
  topics: 0,
  subscriptions: 0,
  keys: 0,
};

/**
 * Looks into each account by AWS's API.
 * @param what The accounts are then, for the figure.
 * @param extraKeys Keys that may be left in an account besides, as far as the command line has said so.
 */
export async function expectHoldings(
  emulator: Emulator,
  accounts: readonly BenchAccount[],
  what: string,
  expected: Holdings,
  extraKeys: (account: BenchAccount) => number = () => 0,
): Promise<void> {
  const found = new Map<BenchAccount, Holdings>();
  for (const account of accounts)
    found.set(account, holdings(await readAccount(emulator, account.accountId)));
  expectAll(
    what,
    accounts,
    (account) => {
      const isSo = (keys: number): boolean =>
        isDeepStrictEqual(found.get(account), { ...expected, keys: expected.keys + keys });
      return isSo(0) || isSo(extraKeys(account));
    },
    (account) => `${account.stack}: ${JSON.stringify(found.get(account))}`,
  );
}

function holdings({ users, groups, budgets, alarms, topics, keys }: AccountContents): Holdings {
  return {
    users: users.length,
    passwords: users.filter(({ consolePassword }) => consolePassword).length,
    groups: groups.length,
    members: groups.flatMap((group) => group.users).length,
    groupPolicies: groups.flatMap((group) => Object.keys(group.inlinePolicies)).length,
    attachedPolicies: groups.flatMap((group) => group.managedPolicies).length,
    budgets: budgets.length,
    notifications: budgets.flatMap(({ notifications }) => notifications).length,
    alarms: alarms.length,
    alarmActions: alarms.flatMap(({ alarmActions }) => alarmActions).length,
    topics: topics.length,
    subscriptions: topics.flatMap(({ subscriptions }) => subscriptions).length,
    keys: keys.length,
  };
}
