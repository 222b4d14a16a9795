import { distance } from "fastest-levenshtein";

/** Context keys that say whether a session has MFA, in lower case. */
export const MFA_KEYS: ReadonlySet<string> = new Set([
  "aws:multifactorauthpresent",
  "aws:multifactorauthage",
]);

const MFA_KEY_NAMES = ["aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge"];
const MOST_TYPOS = 3;

/**
 * The key on MFA that a misspelled one is meant to be; `undefined` for a key that is spelled right or resembles none. A
 * session without MFA carries no such key, even where AWS should have one of that name some day.
 * @param key In lower case.
 */
export function meantMfaKey(key: string): string | undefined {
  if (MFA_KEYS.has(key) || !key.startsWith("aws:")) return undefined;
  const [nearest, away] = MFA_KEY_NAMES.map(
    (name) => [name, distance(name.toLowerCase(), key)] as const,
  ).reduce((best, it) => (it[1] < best[1] ? it : best));
  return away <= MOST_TYPOS || key.startsWith("aws:multifactor") ? nearest : undefined;
}
