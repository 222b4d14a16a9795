import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import type { StackConfig } from "../../config/schema";
import type { Account } from "../accounts/account";
import { accountCredentials, type Credentials } from "../aws/credentials";
import { decryptConfig } from "../aws/decryptConfig";
import { errorLine } from "../aws/errors";
import { RETRY } from "../aws/settings";
import type { ControlDescription, Finding } from "../run/result";
import { call, CallError } from "./call";
import type { Check, Objection } from "./check";
import { CHECKS } from "./checks";
import { accountFacts, type AccountFacts } from "./facts";

/** The way into the account: the check before all others. */
const CREDENTIALS = {
  name: "credentials-and-account",
  title: "The credentials work and are those of the account",
  references: [],
} as const satisfies ControlDescription;

/** Every check of `doctor`, in its order. */
export const CONTROLS: readonly ControlDescription[] = [
  CREDENTIALS,
  ...CHECKS.map(({ name, title, references }) => ({ name, title, references })),
];

/** What was found in an account; where it could not be entered, nothing but the way in was examined. */
export interface Examination {
  readonly entered: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Examines an account by calls that only read. Never throws: what goes wrong is a finding.
 * @param directory Folder of the project.
 * @param sessionName Names the run in CloudTrail.
 */
export async function examineAccount(
  account: Account,
  directory: string,
  sessionName: string,
): Promise<Examination> {
  const decrypted = await decryptConfig(account, directory);
  if (!decrypted.ok) {
    const { message, fix } = decrypted;
    return { entered: false, findings: [{ control: CREDENTIALS.name, level: "unknown", message, fix }] };
  }
  const { config } = decrypted;
  const entry = await enter(config, sessionName);
  if (!entry.ok) {
    const { message, fix } = entry;
    return { entered: false, findings: [{ control: CREDENTIALS.name, level: "mandatory", message, fix }] };
  }
  const { facts, close } = accountFacts(config.accountId, config.emails, entry.credentials);
  try {
    const findings = await Promise.all(CHECKS.map((check) => findingsOf(check, facts)));
    return { entered: true, findings: findings.flat() };
  } finally {
    close();
  }
}

type Entry = { ok: true; credentials: Credentials } | { ok: false; message: string; fix: string };

/** Gets the credentials, and compares their account before anything else is asked of it. */
async function enter(config: StackConfig, sessionName: string): Promise<Entry> {
  const { accountId, region, profile } = config;
  try {
    const credentials = await accountCredentials(config, sessionName);
    const actual = await accountOf(credentials, region);
    if (actual === accountId) return { ok: true, credentials };
    return {
      ok: false,
      message: `the credentials are for account ${actual ?? "unknown"}, the stack is for account ${accountId}`,
      fix: "Set profile or assumeRole so that they lead into the stack's account, or correct accountId.",
    };
  } catch (error) {
    const from = profile === undefined ? "" : ` by profile ${profile}`;
    return {
      ok: false,
      message: `no credentials of account ${accountId}${from}: ${errorLine(error)}`,
      fix: "Check profile and each role of assumeRole: that it exists, trusts the credentials before it, and gets the external id that it asks for.",
    };
  }
}

async function accountOf(credentials: Credentials, region: string): Promise<string | undefined> {
  const sts = new STSClient({ region, credentials, ...RETRY });
  try {
    const { Account: accountId } = await call("sts:GetCallerIdentity", () =>
      sts.send(new GetCallerIdentityCommand({})),
    );
    return accountId;
  } finally {
    sts.destroy();
  }
}

async function findingsOf(check: Check, facts: AccountFacts): Promise<Finding[]> {
  const objections = await check.examine(facts).catch((error: unknown) => [unknownBecause(error)]);
  return objections.map(({ unknown, ...objection }) => ({
    control: check.name,
    level: unknown === true ? "unknown" : check.level,
    ...objection,
  }));
}

/** What cannot be seen is not passed. */
export function unknownBecause(error: unknown): Objection {
  if (!(error instanceof CallError)) return { unknown: true, message: errorLine(error) };
  const { action, denied, message } = error;
  return denied
    ? {
        unknown: true,
        message: `not permitted: ${action}: ${message}`,
        fix: `Allow ${action} to the role that doctor uses.`,
      }
    : { unknown: true, message: `${action} failed: ${message}` };
}
