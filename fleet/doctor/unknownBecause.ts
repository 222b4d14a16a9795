import { errorLine } from "../aws/errors";
import { CallError } from "./call";
import type { Objection } from "./check";

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
