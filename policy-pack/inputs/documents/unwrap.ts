import { isObject, parseJson, repeatedKeys, type JsonObject } from "../../iam/json";

/** What a text holds: a policy document, one that cannot be used, or something else. */
export type Unwrapped =
  /** JSON text, or the value that it stands for; repeated keys are in the text only. */
  { kind: "document"; source: unknown } | { kind: "refused"; error: string } | { kind: "other" };

const CURRENT_VERSION = "2012-10-17";
const OTHER: Unwrapped = { kind: "other" };

/**
 * Takes a policy document out of what the AWS CLI prints, and completes one or more statements to a document.
 * @param text The whole text, URL-encoded or not.
 * @param value The JSON value of the text; `undefined` where it is not JSON.
 */
export function unwrapDocument(text: string, value: unknown): Unwrapped {
  if (value === undefined || typeof value === "string") {
    const encoded = decodeUrl(value ?? text);
    return encoded === undefined ? OTHER : documentText(encoded);
  }
  if (Array.isArray(value)) {
    const isList = value.length > 0 && value.every(isStatement);
    return isList ? fragment(text, value) : OTHER;
  }
  if (!isObject(value)) return OTHER;
  const wrapped = ownDocument(value);
  if (wrapped !== undefined) return inner(text, wrapped);
  if (value["Statement"] !== undefined) return { kind: "document", source: text };
  return isStatement(value) ? fragment(text, value) : OTHER;
}

/** What one of the commands of the AWS CLI prints around a document; `undefined` for anything else. */
function ownDocument(value: JsonObject): unknown {
  const { PolicyDocument: document, PolicyVersion: version, Policy: policy, InlinePolicy: inline } = value;
  if (document !== undefined) return document;
  if (isObject(version)) return version["Document"];
  // AWS Organizations.
  if (isObject(policy)) return policy["Content"];
  // IAM Identity Center.
  return typeof inline === "string" ? inline : undefined;
}

function inner(text: string, document: unknown): Unwrapped {
  if (typeof document === "string") {
    if (document.trim() === "") return refused("its policy document is empty");
    return { kind: "document", source: decodeUrl(document) ?? document };
  }
  return withoutRepeatedKeys(text, document);
}

/**
 * A document with the statements of a text. Without a version, IAM takes `${aws:username}` for text; whoever cuts a
 * statement out of a document leaves out which one it had.
 */
function fragment(text: string, statements: unknown): Unwrapped {
  if (text.includes("${")) {
    return refused(
      "it has statements without a Version, which decides what ${…} in them means; give the whole document",
    );
  }
  return withoutRepeatedKeys(text, { Version: CURRENT_VERSION, Statement: statements });
}

function withoutRepeatedKeys(text: string, source: unknown): Unwrapped {
  const repeated = repeatedKeys(text);
  return repeated.length === 0
    ? { kind: "document", source }
    : refused(`it has keys twice in one object: ${repeated.join(", ")}`);
}

/** A document that was URL-encoded or quoted, as a whole. */
function documentText(text: string): Unwrapped {
  const json = parseJson(text);
  if (!json.ok || typeof json.value === "string") return OTHER;
  return unwrapDocument(text, json.value);
}

/** The JSON text of a URL-encoded one; the text itself where it is not encoded; `undefined` for other texts. */
export function decodeUrl(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed)) return text;
  if (!/^(?:%7b|%5b|%22|%0a|%0d|%20|%09)/i.test(trimmed)) return undefined;
  try {
    return decodeURIComponent(trimmed);
  } catch {
    return undefined;
  }
}

function isStatement(value: unknown): boolean {
  return isObject(value) && value["Effect"] !== undefined && value["Statement"] === undefined;
}

function refused(error: string): Unwrapped {
  return { kind: "refused", error };
}
