import type { Account } from "../accounts/account";
import type { Project } from "../accounts/project";
import type { PolicyConfig } from "./policyConfig";

/** What a thread that checks accounts is told of each; project and config are the same each time. */
export interface CheckTask {
  project: Project;
  account: Account;
  config: PolicyConfig;
}
