/**
 * A text with policy variables, such as `arn:aws:iam::*:user/${aws:username}`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export type Template = readonly Segment[];

export type Segment =
  /** Where the place takes patterns, `*` and `?` are wildcards in it. */
  | { kind: "text"; text: string }
  /** `${*}`, `${?}` and `${$}`: the character itself, never a wildcard. */
  | { kind: "literal"; text: string }
  /** Key in lower case; `fallback` stands for a key that the request does not carry. */
  | { kind: "variable"; key: string; fallback: string | undefined };

const VARIABLE = /\$\{([^}]*)\}/g;
const ESCAPED = /^[*?$]$/;
/** The prefix may be the address of an identity provider, as in `${www.amazon.com:user_id}`. */
const KEY = /^([A-Za-z0-9./_-]+:[A-Za-z0-9./:+=@_-]+)\s*(?:,\s*'([^']*)'\s*)?$/;

/**
 * Takes the variables out of a text.
 * @returns `undefined` where the text opens a variable that is not one.
 */
export function parseTemplate(text: string): Template | undefined {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    if (match.index > end) segments.push({ kind: "text", text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const inner = match[1] ?? "";
    const [, key, fallback] = KEY.exec(inner) ?? [];
    if (ESCAPED.test(inner)) segments.push({ kind: "literal", text: inner });
    else if (key !== undefined) segments.push({ kind: "variable", key: key.toLowerCase(), fallback });
    else return undefined;
  }
  if (end < text.length) segments.push({ kind: "text", text: text.slice(end) });
  const open = segments.some((segment) => segment.kind === "text" && segment.text.includes("${"));
  return open ? undefined : segments;
}

/** A text in which no character sequence is a variable: all that documents before version 2012-10-17 have. */
export function plainTemplate(text: string): Template {
  return [{ kind: "text", text }];
}
