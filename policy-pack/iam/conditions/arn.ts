import { ANY, glob, literal, matches, type Token } from "../pattern";
import { truth } from "../truth";
import { textOf, type OperatorFamily, type ResolvedValue } from "./operatorFamily";

const PARTS = 6;

/**
 * `ArnEquals` and `ArnLike`, which behave alike: each of the six parts between colons is compared on its own, with
 * wildcards; a colon beyond the fifth belongs to the last part.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arn: OperatorFamily = {
  expects: "an ARN",
  variables: true,
  isValid: (value) => /^(arn|\*|\$\{)/.test(value),
  matches: (actual, expected) => {
    if (textOf(expected) === "*") return "true";
    if (actual === undefined) return "unknown";
    const patterns = splitParts(tokensOf(expected));
    const texts = splitParts(literal(actual));
    return truth(
      patterns.length === texts.length && patterns.every((part, index) => matches(part, texts[index] ?? [])),
    );
  },
  // Over all parts at once a wildcard matches more than within each.
  pattern: tokensOf,
};

function tokensOf(value: ResolvedValue): Token[] {
  return value.flatMap(({ kind, text }) => (kind === "text" ? glob(text) : literal(text)));
}

function splitParts(tokens: readonly Token[]): Token[][] {
  const colon = ":".charCodeAt(0);
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token === colon && parts.length < PARTS) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  // `arn:aws:iam::*` stands for any resource of any kind there.
  if (parts.length < PARTS && parts.at(-1)?.at(-1) === ANY) {
    while (parts.length < PARTS) parts.push([ANY]);
  }
  return parts;
}
