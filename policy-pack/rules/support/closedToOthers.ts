import type { Condition } from "../../iam/conditions/evaluate";
import { arn } from "../../iam/conditions/arn";
import { stringEquals, stringEqualsIgnoreCase, stringLike } from "../../iam/conditions/string";
import type { Principal, ResourcePolicy, ResourceStatement } from "./resourcePolicy";

/** Context keys that say which account a request comes from, or on behalf of which one a service acts. */
const ACCOUNT_KEYS: ReadonlySet<string> = new Set([
  "aws:sourceaccount",
  "aws:sourceowner",
  "aws:principalaccount",
]);
const ARN_KEYS: ReadonlySet<string> = new Set(["aws:sourcearn", "aws:principalarn"]);
const ORGANIZATION_KEYS: ReadonlySet<string> = new Set(["aws:sourceorgid", "aws:principalorgid"]);
const ORGANIZATION = /^o-[a-z0-9]{10,32}$/;

/**
 * Whom a resource's policy lets in from other accounts. Its Denies are not looked at, since they only take away.
 * @param account The account of the resource, 12 digits.
 * @returns One text an Allow that is open, such as `statement 1 lets in anyone`; empty for a policy that is closed.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function openings(policy: ResourcePolicy, account: string): string[] {
  return policy.flatMap((statement, index) => {
    if (statement.effect !== "Allow") return [];
    const strangers = strangersOf(statement, account);
    return strangers.length === 0 ? [] : [`statement ${index + 1} lets in ${strangers.join(", ")}`];
  });
}

function strangersOf(statement: ResourceStatement, account: string): string[] {
  if (statement.principalsNegated) return ["everyone but those in its NotPrincipal"];
  const closed = statement.conditions.some((condition) => isClosing(condition, account));
  return statement.principals.flatMap((principal) => {
    const closable = principal.kind === "anyone" || principal.kind === "service";
    if (isOwn(principal, account) || (closed && closable)) return [];
    if (principal.kind === "anyone") return ["anyone"];
    return principal.kind === "service" ? [`${principal.text} on behalf of any account`] : [principal.text];
  });
}

/** The account as a whole, or a user or role of it. */
function isOwn(principal: Principal, account: string): boolean {
  if (principal.kind !== "aws") return false;
  const [prefix, , service, , owner] = principal.text.split(":");
  return (
    principal.text === account ||
    (prefix === "arn" && (service === "iam" || service === "sts") && owner === account)
  );
}

/** Whether the condition holds for requests of this account, or of a named organization, only. */
function isClosing({ operator, key, values }: Condition, account: string): boolean {
  // Without the key, `IfExists`, `ForAllValues` and negated operators hold for everyone.
  if (operator.kind === "null" || operator.negated || operator.ifExists || operator.set !== "none")
    return false;
  if (values.length === 0 || values.some(({ template }) => template.some(({ kind }) => kind !== "text")))
    return false;
  const { family } = operator;
  const isText = family === stringEquals || family === stringEqualsIgnoreCase || family === stringLike;
  const texts = values.map(({ text }) => text);
  if (ACCOUNT_KEYS.has(key)) return isText && texts.every((text) => text === account);
  if (ORGANIZATION_KEYS.has(key)) return isText && texts.every((text) => ORGANIZATION.test(text));
  if (!ARN_KEYS.has(key) || (!isText && family !== arn)) return false;
  return texts.every((text) => {
    const parts = text.split(":").slice(0, 5);
    // In StringLike a wildcard runs over colons, and could swallow another account.
    return parts[4] === account && !(family === stringLike && /[*?]/.test(parts.join("")));
  });
}
