import { ManagedPolicy } from "@pulumi/aws/types/enums/iam";
import { distance } from "fastest-levenshtein";

const PREFIX = /^arn:[^:]+:iam::aws:policy\//;
/** How many letters of a name may be wrong. */
const MAX_DISTANCE = 2;

/**
 * The policy that AWS manages and that is meant by a misspelled name or ARN. Undefined where the name is known, and
 * where it is like no other: AWS adds policies that the list of the AWS provider does not have yet.
 */
export function meantPolicy(policy: string): string | undefined {
  const name = policy.replace(PREFIX, "");
  if (name.startsWith("arn:")) return undefined;
  const known = Object.values(ManagedPolicy).map((arn) => arn.replace(PREFIX, ""));
  if (known.includes(name)) return undefined;
  const own = withoutPath(name);
  return known.find((other) => isMeant(own, withoutPath(other)));
}

function isMeant(name: string, known: string): boolean {
  if (name.toLowerCase() === known.toLowerCase()) return true;
  if ([`${name}Access`, `${name}Policy`].includes(known)) return true;
  return (
    Math.abs(name.length - known.length) <= MAX_DISTANCE &&
    words(name) !== words(known) &&
    distance(name, known) <= MAX_DISTANCE
  );
}

/**
 * The words of a name without its abbreviations: policies for S3 and SNS differ in these alone, and so do versions. No
 * two names of AWS have words that differ by so few letters.
 */
function words(name: string): string {
  return (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [])
    .filter((word) => /^[A-Z]?[a-z]{3,}$/.test(word))
    .join(" ");
}

function withoutPath(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
