import type { Condition } from "../../iam/conditions/evaluate";
import { stringEquals, stringEqualsIgnoreCase, stringLike } from "../../iam/conditions/string";
import type { ConditionValue } from "../../iam/conditions/operatorFamily";
import { glob, literal, matches } from "../../iam/pattern";
import { controlsOf, GITHUB_CLAIMS, isCognito, isGitHub, type ProviderControls } from "./sharedProviders";

const GOOD_FOR = [stringEquals, stringEqualsIgnoreCase, stringLike] as const;

/**
 * What is missing for the conditions of an Allow to let in tokens of one customer of a provider only.
 * @param provider Address without scheme, in lower case, such as `gitlab.com`.
 * @returns A clause that follows "lets in"; `undefined` where nothing is missing.
 */
export function webIdentityFault(provider: string, conditions: readonly Condition[]): string | undefined {
  const controls = controlsOf(provider);
  if (controls === undefined) {
    const narrowed = ["aud", "sub"].some((claim) => narrows(conditions, `${provider}:${claim}`, hasText));
    return narrowed
      ? undefined
      : `every token of ${provider}: compare ${provider}:sub or ${provider}:aud with StringEquals or StringLike`;
  }
  if (!isPinned(provider, controls, conditions)) {
    const keys = controls.claims.map((claim) => keyOf(provider, claim)).join(" or ");
    return `every customer of ${controls.name}: compare ${keys} with StringEquals or StringLike, spelled out as far as in "${controls.example}"`;
  }
  if (isCognito(provider) && !requiresSignIn(provider, conditions)) {
    return `identities of the pool that have not signed in: add ForAnyValue:StringLike ${provider}:amr "authenticated"`;
  }
  return undefined;
}

/**
 * Whether the conditions narrow the tokens of whichever provider it is: each token carries the keys of its own provider
 * only, and does not meet a condition on those of another.
 */
export function narrowsAnyProvider(conditions: readonly Condition[]): boolean {
  return conditions.some(({ key }) => {
    const [, provider] = /^(.+):[^:]+$/.exec(key) ?? [];
    if (provider === undefined || NOT_PROVIDERS.has(provider)) return false;
    return webIdentityFault(provider, conditions) === undefined;
  });
}

/** Prefixes of keys that requests carry whoever makes them. */
const NOT_PROVIDERS: ReadonlySet<string> = new Set(["aws", "sts", "saml"]);

/** Of the customer's own provider, which is not shared, any part of a value will do. */
function hasText({ template }: ConditionValue): boolean {
  return template.some((segment) => segment.kind === "text" && /[^*?]/.test(segment.text));
}

function keyOf(provider: string, claim: string): string {
  return claim.includes(":") ? claim : `${provider}:${claim}`;
}

function isPinned(
  provider: string,
  { claims, pinned }: ProviderControls,
  conditions: readonly Condition[],
): boolean {
  return (
    claims.some((claim) =>
      narrows(conditions, keyOf(provider, claim), (value) => isPinnedValue(value, pinned)),
    ) ||
    (isGitHub(provider) &&
      [...GITHUB_CLAIMS].some(([claim, form]) =>
        narrows(conditions, `${provider}:${claim}`, (value) => isPinnedValue(value, form)),
      ))
  );
}

/**
 * Whether a condition on the key is certain to refuse all but what its values spell out. Without the key `IfExists`,
 * `ForAllValues`, `Null` and negated operators hold, or say nothing of its value.
 * @param isNarrow Whether a value spells out enough.
 */
function narrows(
  conditions: readonly Condition[],
  key: string,
  isNarrow: (value: ConditionValue) => boolean,
): boolean {
  return conditions.some(
    (condition) =>
      condition.key === key.toLowerCase() &&
      isRequired(condition) &&
      condition.values.length > 0 &&
      condition.values.every(isNarrow),
  );
}

function isRequired({ operator }: Condition): boolean {
  return (
    operator.kind === "compare" &&
    GOOD_FOR.some((family) => family === operator.family) &&
    !operator.negated &&
    !operator.ifExists &&
    operator.set !== "for-all-values"
  );
}

/** `*` counts as a wildcard in `StringEquals` too: there it is a mistake, and lets in nobody. */
function isPinnedValue({ text, template }: ConditionValue, pinned: RegExp | undefined): boolean {
  const [first] = template;
  const fixed = first?.kind === "text" ? (/^[^*?]*/.exec(first.text)?.[0] ?? "") : "";
  const isWhole = fixed === text;
  if (pinned === undefined) return isWhole && fixed !== "";
  // The end of a text ends its last segment as well.
  return pinned.test(isWhole && fixed !== "" ? `${fixed}:` : fixed);
}

/** The only `amr` of an identity that has not signed in is `unauthenticated`. */
function requiresSignIn(provider: string, conditions: readonly Condition[]): boolean {
  const unauthenticated = literal("unauthenticated");
  return narrows(
    conditions,
    `${provider}:amr`,
    ({ text, template }) =>
      template.every(({ kind }) => kind === "text") && !matches(glob(text.toLowerCase()), unauthenticated),
  );
}
