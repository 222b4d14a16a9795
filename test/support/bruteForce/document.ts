/** A policy document as it stands in JSON. Only documents that IAM accepts are evaluated. */
export interface JsonDocument {
  Version?: string;
  Statement: JsonStatement | JsonStatement[];
}

export interface JsonStatement {
  Sid?: string;
  Effect: string;
  Action?: OneOrMore<string>;
  NotAction?: OneOrMore<string>;
  Resource?: OneOrMore<string>;
  NotResource?: OneOrMore<string>;
  Condition?: Record<string, Record<string, OneOrMore<JsonValue>>>;
}

export type JsonValue = string | number | boolean;
export type OneOrMore<T> = T | readonly T[];

export function list<T>(value: OneOrMore<T> | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** A Deny statement, and whether its document's version has policy variables. */
export interface Deny {
  statement: JsonStatement;
  variables: boolean;
}

/**
 * An explicit Deny overrides whatever Allow statements say, so those are left aside.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function denies(documents: readonly JsonDocument[]): Deny[] {
  return documents.flatMap(({ Version, Statement }) =>
    list(Statement)
      .filter(({ Effect }) => Effect === "Deny")
      .map((statement) => ({ statement, variables: Version === "2012-10-17" })),
  );
}
