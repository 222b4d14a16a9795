import type { Document, ParsedNode, Scalar } from "yaml";

/**
 * CloudFormation reads YAML 1.1, "with a few exceptions"; the parser here reads YAML 1.2. What the two read differently
 * is undecided: AWS says neither which of the two an exception follows, nor what text becomes of `yes` or `0o17`.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */

/**
 * What YAML 1.1 takes for a boolean, an integer, a number, a merge or a default value, and YAML 1.2 for text or another
 * number. Not among them is the timestamp, which CloudFormation does not support: a date is text.
 * @see https://yaml.org/type/
 */
const OF_YAML_1_1: readonly RegExp[] = [
  /^(?:y|n|yes|no|on|off)$/i,
  /^[-+]?0b[01_]+$/,
  /^[-+]?0[0-7_]+$/,
  /^[-+]?[1-9][\d_]*$/,
  /^[-+]?0x[\da-fA-F_]+$/,
  /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/,
  /^[-+]?(?:\d[\d_]*)?\.[\d_]*(?:[eE][-+]?\d+)?$/,
  /^(?:<<|=)$/,
];

/** Ends a line in YAML 1.1 and is a character like any other in YAML 1.2, where a comment may go on after it. */
const LINE_BREAKS_OF_YAML_1_1 = /[\u0085\u2028\u2029]/;

const TEXT_TAGS: ReadonlySet<string> = new Set(["!", "tag:yaml.org,2002:str"]);
const YAML_TAG = "tag:yaml.org,2002:";

/** No function of CloudFormation's: a value that no one knows, as for all functions that are not known. */
const UNDECIDED = "Fn::Undecided";

export function hasOtherLineBreaks(text: string): boolean {
  return LINE_BREAKS_OF_YAML_1_1.test(text);
}

/** Whether two keys of a map become the same text: `true` and `"true"` do. */
export function isSameKey(a: ParsedNode, b: ParsedNode): boolean {
  const value = (node: ParsedNode): unknown => (node as Partial<Scalar>).value;
  return a === b || String(value(a)) === String(value(b));
}

/**
 * Puts a function that is not known in the place of each value of which the versions of YAML do not say the same.
 * @returns What it cannot do that for: keys that are undecided or no text, and tags that CloudFormation does not know.
 */
export function leaveUndecided(yaml: typeof import("yaml"), document: Document): string[] {
  const problems: string[] = [];
  yaml.visit(document, {
    Pair: (_, { key }) => {
      if (yaml.isScalar(key) ? isUndecided(key) || typeof key.value === "object" : yaml.isNode(key))
        problems.push(`the key ${String(key)}, which is no text: write it in quotes`);
    },
    Collection: (_, { tag = "" }) => {
      if (tag.startsWith(YAML_TAG) && !/:(?:map|seq)$/.test(tag)) problems.push(`the tag ${tag}`);
    },
    Scalar: (position, scalar) => {
      if (position !== "key" && isUndecided(scalar)) scalar.value = { [UNDECIDED]: String(scalar.source) };
    },
  });
  return problems;
}

function isUndecided({ type, tag, source = "", value }: Scalar): boolean {
  if (tag !== undefined) return tag.startsWith(YAML_TAG) && !TEXT_TAGS.has(tag);
  if (type !== "PLAIN") return false;
  // What is the same number in both may still become another text, such as 1.0.
  if (typeof value === "number") return String(value) !== source;
  return typeof value === "string" && OF_YAML_1_1.some((pattern) => pattern.test(source));
}
