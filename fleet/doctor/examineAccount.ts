import type { Account } from "../accounts/account";
import { decryptConfig } from "../aws/decryptConfig";
import { enterAccount } from "../aws/enterAccount";
import type { ControlDescription, Finding } from "../runs/result";
import type { Check } from "./check";
import { CHECKS } from "./checks";
import { accountFacts, type AccountFacts } from "./facts";
import { unknownBecause } from "./check";

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
  const entry = await enterAccount(config, sessionName);
  if (!entry.ok) {
    const { message, fix } = entry;
    return { entered: false, findings: [{ control: CREDENTIALS.name, level: "mandatory", message, fix }] };
  }
  const { facts, close } = accountFacts(config, entry.credentials);
  try {
    const findings = await Promise.all(CHECKS.map((check) => findingsOf(check, facts)));
    return { entered: true, findings: findings.flat() };
  } finally {
    close();
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
