import { distance } from "fastest-levenshtein";

import type { PolicyDocument, Statement } from "../iam/document";
import { MFA_KEYS } from "./mfaKeys";
import type { StatementRef } from "./verdict";

/** A condition key that looks like one on MFA and is none, so that no request carries it. */
export interface UnknownKey {
  statement: StatementRef;
  effect: Statement["effect"];
  /** In lower case. */
  key: string;
  /** The key that may be meant, as AWS spells it. */
  suggestion: string;
}

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

/** The misspelled keys on MFA of documents. IAM accepts them silently. */
export function findUnknownKeys(documents: readonly PolicyDocument[]): UnknownKey[] {
  return documents.flatMap(({ statements }, document) =>
    statements.flatMap(({ index, sid, effect, conditions }) =>
      conditions.flatMap(({ key }) => {
        const suggestion = meantMfaKey(key);
        return suggestion === undefined
          ? []
          : [{ statement: { document, index, sid }, effect, key, suggestion }];
      }),
    ),
  );
}
