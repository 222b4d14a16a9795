import { oneOf, runOf } from "../characters";
import { ANY, glob, literal, matches, ONE, type Glob, type Token } from "../pattern";
import { truth } from "../truth";
import { textOf, type OperatorFamily, type ResolvedValue } from "./operatorFamily";

/** Parts of an ARN: `arn`, partition, service, region, account and resource. */
const PARTS = 6;
const COLON = ":".charCodeAt(0);

/**
 * `ArnEquals` and `ArnLike`, which behave alike: each of the six parts between colons is compared on its own, with
 * wildcards; a colon beyond the fifth belongs to the last part. What IAM makes of an ARN with fewer parts is not
 * documented.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arn: OperatorFamily = {
  expects: "an ARN",
  variables: true,
  isValid: (value) => /^(arn|\*|\$\{)/.test(value),
  matches: (actual, expected) => {
    if (textOf(expected) === "*") return "true";
    const pattern = patternOf(expected);
    return actual === undefined || pattern === undefined
      ? "unknown"
      : truth(matches(pattern, literal(actual)));
  },
  pattern: patternOf,
};

/** The value with wildcards that end at a colon, except in the last part. */
function patternOf(value: ResolvedValue): Glob | undefined {
  let colons = 0;
  const within = (token: Token): Token => {
    if (token === COLON) colons++;
    if (colons >= PARTS - 1) return token;
    if (token === ANY) return runOf("not-colon");
    return token === ONE ? oneOf("not-colon") : token;
  };
  const tokens = value
    .flatMap(({ kind, text }) => (kind === "text" ? glob(text) : literal(text)))
    .map(within);
  return colons >= PARTS - 1 ? tokens : undefined;
}
