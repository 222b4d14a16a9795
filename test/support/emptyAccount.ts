import type { AccountContents } from "../../sandbox/demo/accountContents";

/** An account in which nothing is left, as `readAccount` reads it. */
export const EMPTY_ACCOUNT: AccountContents = {
  users: [],
  groups: [],
  budgets: [],
  alarms: [],
  topics: [],
  keys: [],
};
