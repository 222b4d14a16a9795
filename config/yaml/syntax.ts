import type { ErrorCode, LineCounter, YAMLParseError } from "yaml";

import { notValid } from "../../components/rules/fault";

/** What is wrong with a YAML file, and where. */
export interface YamlMistake {
  readonly line: number;
  readonly message: string;
}

/** What the parser reports of an error. */
type SyntaxFault = Pick<YAMLParseError, "code" | "message" | "pos">;

/** What to do about the errors of the parser that say it badly. */
const ADVICE: Readonly<Partial<Record<ErrorCode, string>>> = {
  MULTIPLE_DOCS: `the file ${notValid("one document: a second one begins here (---), which Pulumi does not read")}`,
  TAB_AS_INDENT: "no YAML: a tab in the indentation; indent with spaces",
  BAD_ALIAS: "no YAML: * begins an alias and & an anchor; quote it if it is text",
};

/** A key without a space after its colon, which YAML reads as text: `monthlyLimitUsd:100`. */
const NO_SPACE = /^\s*(?:-\s+)*([A-Za-z][\w-]*):([^\s/].*)$/;

/** A syntax error with what to do about it, in one line each. */
export function syntaxMistakes(error: SyntaxFault, source: string, lines: LineCounter): YamlMistake[] {
  const { line } = lines.linePos(error.pos[0]);
  const advice = ADVICE[error.code];
  if (advice !== undefined) return [{ line, message: advice }];
  if (error.code === "DUPLICATE_KEY") {
    const [, key = ""] =
      /^\s*["']?(.*?)["']?\s*(?::|$)/.exec(source.slice(error.pos[0]).split("\n", 1)[0] ?? "") ?? [];
    return [{ line, message: `${key} ${notValid("each key once")}` }];
  }
  const withoutSpace = linesWithoutSpace(source);
  // The parser names a line next to the one that lacks the space.
  return withoutSpace.some((one) => Math.abs(one.line - line) <= 2)
    ? withoutSpace
    : [{ line, message: `no YAML: ${ownMessage(error)}` }];
}

/** `key:value`, if a text is that: the key, and what it has to be. */
export function spaced(text: string): { key: string; fixed: string } | undefined {
  const [, key, value] = NO_SPACE.exec(text) ?? [];
  if (key === undefined || value === undefined || /:(?:\s|$)/.test(value)) return undefined;
  return { key, fixed: `${key}: ${value.trimEnd()}` };
}

/** What is wrong with `key:value`. */
export function missingSpace(fixed: string): string {
  return notValid(`a space after the colon: ${fixed}`);
}

function linesWithoutSpace(source: string): YamlMistake[] {
  return source.split(/\r?\n/).flatMap((text, index) => {
    const found = spaced(text);
    return found === undefined
      ? []
      : [
          {
            line: index + 1,
            message: `${text.trim().replace(/^(?:-\s+)+/, "")} ${missingSpace(found.fixed)}`,
          },
        ];
  });
}

/** The parser repeats the place and shows the line below it. */
function ownMessage({ code, message }: SyntaxFault): string {
  const [own = ""] = message.split(/ at line \d|\n/, 1);
  const isText = code === "BAD_SCALAR_START" || code === "UNEXPECTED_TOKEN";
  return isText ? `${own}; quote it if it is text` : own;
}
