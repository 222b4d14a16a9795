import { errorLine } from "../aws/errors";
import { CallError } from "./permissions";
import type { AccountFacts } from "./facts";
import type { ControlDescription, Finding } from "../runs/result";

/**
 * What a check has against an account. `unknown` says that it could not be told, which is never a pass.
 */
export interface Objection extends Pick<Finding, "subject" | "message" | "fix"> {
  unknown?: true;
}

/** One question about an account. The judgement itself is a pure function beside it, over what the API gave. */
export interface Check extends ControlDescription {
  /** Whether an objection makes `doctor` fail, or only warns. */
  readonly level: "mandatory" | "advisory";
  /**
   * No objection: passed.
   * @throws CallError where a call failed; `examineAccount` makes that an unknown.
   */
  readonly examine: (facts: AccountFacts) => Promise<readonly Objection[]>;
}

/** What cannot be seen is not passed. */
export function unknownBecause(error: unknown): Objection & { unknown: true } {
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

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html */
export const ROOT_CREDENTIALS_FIX =
  "In an organization with central root access the management account can delete the root user's credentials instead (IAM, Root access management).";
