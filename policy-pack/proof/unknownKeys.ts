import type { PolicyDocument, Statement } from "../iam/document";
import { meantMfaKey } from "./mfaKeys";
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
