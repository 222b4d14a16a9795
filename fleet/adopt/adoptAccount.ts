import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { adoptedFile } from "../../components/rules/adoptable";
import type { StackConfig } from "../../config/schema";
import type { Account } from "../accounts/account";
import type { Project } from "../accounts/project";
import { CallError } from "../aws/call";
import type { Credentials } from "../aws/credentials";
import { decryptConfig } from "../aws/decryptConfig";
import { enterAccount } from "../aws/enterAccount";
import { UsageError } from "../usageError";
import { encryptedInputs } from "./encrypted";
import { withClients } from "./facts/clients";
import { adoptCosts, type Choices } from "./match/costs";
import { adoptGroups } from "./match/groups";
import { adoptSettings } from "./match/settings";
import { adoptUsers } from "./match/users";
import { type Adopted, Plan } from "./plan";
import { type Wanted, wantedBy } from "./wanted";

export interface AdoptOptions extends Choices {
  /** Name of the group of the admins. */
  readonly group?: string | undefined;
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
  /** Whether nothing is to be written. */
  readonly dryRun: boolean;
}

export interface AdoptResult extends Pick<Plan, "adopted" | "undecided" | "leftAlone" | "notes"> {
  readonly stack: string;
  readonly accountId: string;
  /** Where the adopted resources are listed, in the project's folder. */
  readonly file: string;
  /** Not where something is undecided, or where there is nothing to adopt. */
  readonly written: boolean;
}

/** Names the session in CloudTrail. */
const SESSION = "account-baseline-adopt";

/**
 * Looks for what of a stack exists in its account already, and writes the file that has it imported. AWS is only read.
 * @throws UsageError where the account cannot be read, a flag names what is not there, or the file must not be replaced.
 */
export async function adoptAccount(
  project: Project,
  account: Account,
  options: AdoptOptions,
): Promise<AdoptResult> {
  const { stack, accountId } = account;
  const file = adoptedFile(stack);
  if (!options.force && !options.dryRun && existsSync(join(project.directory, file)))
    throw new UsageError(`${file} is there already; --force replaces it`);
  const { config, credentials } = await enter(project, account);
  const wanted = await wantedBy(project, account);
  const plan = new Plan(encryptedInputs(account.config));
  await match(plan, wanted, { config, credentials, options }).catch((error: unknown) => {
    throw error instanceof CallError ? refused(account, error) : error;
  });
  const written = plan.undecided.length === 0 && plan.adopted.length > 0 && !options.dryRun;
  if (written) write(join(project.directory, file), plan.adopted);
  const { adopted, undecided, leftAlone, notes } = plan;
  return { stack, accountId, file, written, adopted, undecided, leftAlone, notes };
}

async function enter(
  project: Project,
  account: Account,
): Promise<{ config: StackConfig; credentials: Credentials }> {
  const decrypted = await decryptConfig(account, project.directory);
  if (!decrypted.ok) throw notEntered(account, decrypted);
  const { config } = decrypted;
  const entry = await enterAccount(config, SESSION);
  if (!entry.ok) throw notEntered(account, entry);
  return { config, credentials: entry.credentials };
}

function notEntered({ stack }: Account, { message, fix }: { message: string; fix: string }): UsageError {
  return new UsageError(`${stack}: ${message}\n  ${fix}`);
}

function match(
  plan: Plan,
  wanted: Wanted,
  { config, credentials, options }: { config: StackConfig; credentials: Credentials; options: AdoptOptions },
): Promise<void> {
  return withClients(credentials, async (clients) => {
    await adoptUsers(clients.iam, wanted, plan);
    await adoptGroups(clients.iam, wanted, plan, config, options.group);
    await adoptSettings(clients, wanted, plan);
    await adoptCosts(clients, wanted, plan, config, options);
  });
}

/** What cannot be seen might be made a second time. */
function refused({ stack }: Account, { action, denied, message }: CallError): UsageError {
  return new UsageError(
    denied
      ? `${stack}: not permitted: ${action}: ${message}\n  Allow ${action} to the role that adopt uses.`
      : `${stack}: ${action} failed: ${message}`,
  );
}

function write(path: string, adopted: readonly Adopted[]): void {
  const resources = adopted.map(({ type, name, id, physicalName, keep }) => ({
    type,
    name,
    id,
    physicalName,
    keep,
  }));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ resources }, undefined, 2)}\n`);
}
