import type { Account } from "../accounts/account";
import type { PolicyConfig } from "./policyConfig";

/** What a thread that checks the accounts of a project is told of each; the config is the same each time. */
export interface CheckTask {
  account: Account;
  config: PolicyConfig;
}
