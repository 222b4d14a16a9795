import type { Condition } from "./conditions/evaluate";
import type { JsonObject } from "./json";
import type { Glob } from "./pattern";
import type { Template } from "./template";

/** An identity-based policy document whose every part is understood. */
export interface PolicyDocument {
  statements: readonly Statement[];
  /** The JSON object that was read. */
  source: JsonObject;
}

export interface Statement {
  /** Position in the document, from 0. */
  index: number;
  sid: string | undefined;
  effect: "Allow" | "Deny";
  actions: ActionElement;
  resources: ResourceElement;
  /** All have to hold. */
  conditions: readonly Condition[];
}

/** `Action`, or `NotAction` where `negated`. */
export interface ActionElement {
  negated: boolean;
  patterns: readonly { text: string; glob: Glob }[];
}

/** `Resource`, or `NotResource` where `negated`. */
export interface ResourceElement {
  negated: boolean;
  patterns: readonly { text: string; template: Template }[];
}

/** Why IAM would refuse a document, or why it cannot be understood. */
export interface Defect {
  /** Where in the document, such as `Statement[0].Effect`; empty for the document as a whole. */
  path: string;
  message: string;
}

/** A defect in one line. */
export function describeDefect({ path, message }: Defect): string {
  return path === "" ? message : `${path} ${message}`;
}

export type ParsedDocument =
  { ok: true; document: PolicyDocument } | { ok: false; defects: readonly Defect[] };

/** Where a part is read and where its defects go. */
export interface ParseContext {
  index: number;
  /** Whether the document's version knows policy variables. */
  variables: boolean;
  defects: Defect[];
}
