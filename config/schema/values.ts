import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { PART_NAME, PART_NAME_RULE } from "../../components/rules/budgetRules";
import { RESERVED_TAG_KEY, TAG_KEY, TAG_VALUE } from "../../components/rules/tagRules";
import type { Fault } from "../../components/rules/fault";

/** Kinds of values that several keys have; every message says what is allowed. */

export const accountId = matching(
  rules.ACCOUNT_ID,
  'an AWS account id: 12 digits in quotes, e.g. "012345678901"',
);

export const email = matching(rules.EMAIL, "an e-mail address such as ops@example.com");

export const emailList = z
  .array(email, { error: "a list of e-mail addresses" })
  .min(1, { error: "at least one e-mail address" })
  .max(rules.MAX_EMAILS_PER_NOTIFICATION, {
    error: `at most ${rules.MAX_EMAILS_PER_NOTIFICATION} e-mail addresses (AWS's limit for the notification of a budget)`,
  })
  .refine((list) => rules.caseInsensitiveDuplicates(list.filter(isString)).length === 0, {
    error: "each e-mail address once",
    when: isArray,
  });

/** A positive amount in USD: kept as the decimal string that AWS Budgets takes. */
export const usd = z
  .union([z.string(), z.number()], {
    error: "an amount in USD above 0 with at most two decimals, e.g. 250 or 99.50",
  })
  .refine((value) => rules.USD_AMOUNT.test(String(value)) && Number(value) > 0, {
    error: "an amount in USD above 0 with at most two decimals, e.g. 250 or 99.50",
  })
  .transform(String);

const AMOUNT = "an amount above 0, e.g. 100 or 0.5";

/** A positive amount in a unit that is given elsewhere, as the decimal string that AWS takes. */
export const amount = z
  .union([z.string(), z.number()], { error: AMOUNT })
  .refine((value) => /^\d{1,12}(\.\d{1,6})?$/.test(String(value)) && Number(value) > 0, { error: AMOUNT })
  .transform(String);

/** The name of one of several parts of a kind, which becomes part of a resource's name. */
export const partName = matching(PART_NAME, PART_NAME_RULE);

export const tags = z
  .record(
    matching(TAG_KEY, "a tag key: 1 to 128 letters, digits, spaces or _ . : / = + - @").refine(
      (key) => !RESERVED_TAG_KEY.test(key),
      { error: "a tag key that does not begin with aws:, which is reserved for AWS" },
    ),
    matching(TAG_VALUE, "a tag value: text of at most 256 letters, digits, spaces or _ . : / = + - @"),
    { error: "tags: a map of key to text" },
  )
  .refine((map) => Object.keys(map).length <= rules.MAX_TAGS, { error: `at most ${rules.MAX_TAGS} tags` });

/** A region of the partition aws, the only one that has the billing that the baseline needs. */
export const region = matching(rules.REGION, "the name of an AWS region, e.g. eu-central-1").refine(
  (name) => rules.partitionRefusal(rules.partitionOf(name)) === undefined,
  { error: (issue) => `a region of the partition aws: ${refusalOf(issue.input)}` },
);

export const managedPolicyArn = matching(rules.MANAGED_POLICY_ARN, "the ARN of a managed policy");

export const flag = (meaning: string) => z.boolean({ error: `true or false (${meaning})` });

/** A whole number within limits; `allowed` says them. */
export const wholeNumber = (minimum: number, maximum: number, allowed: string) =>
  z.int({ error: allowed }).min(minimum, { error: allowed }).max(maximum, { error: allowed });

/** Text of 1 to so many characters. */
export const text = (maximum: number, what: string) =>
  z
    .string({ error: what })
    .trim()
    .min(1, { error: what })
    .max(maximum, { error: `${what} of at most ${maximum} characters` });

/**
 * A part of the baseline that is off by default: `true` takes its defaults, a map changes some of them, and `false`
 * turns off in one stack what Pulumi.yaml turns on for all.
 */
export function part<S extends z.ZodObject>(map: S, keys: string) {
  return z
    .union([z.boolean(), map], { error: `true, false, or a map with ${keys}` })
    .transform(
      (value) =>
        (value === false ? undefined : value === true ? map.parse({}) : value) as z.output<S> | undefined,
    )
    .optional();
}

/** A list of parts of the baseline, each with a name of its own. */
export function namedParts<T extends z.ZodType<{ name: string }>>(item: T, what: string) {
  return z
    .array(item, { error: `a list of ${what}` })
    .refine((list) => rules.caseInsensitiveDuplicates(list.map(({ name }) => name)).length === 0, {
      error: `${what} with names that differ in more than upper and lower case`,
    })
    .optional();
}

/**
 * A check that reports each fault that rules find, at its place in the value. Only what has no other mistake is judged,
 * since the rules take its parts to be what they should be.
 */
export function judgedBy<T>(...rules: readonly ((value: T) => readonly Fault[])[]) {
  return (value: T, context: z.RefinementCtx): void => {
    if (context.issues.length > 0) return;
    for (const { path, allowed } of rules.flatMap((faultsOf) => faultsOf(value)))
      context.addIssue({ code: "custom", path: [...path], message: allowed });
  };
}

export function matching(pattern: RegExp, allowed: string) {
  return z.string({ error: allowed }).regex(pattern, { error: allowed });
}

export function isString(value: unknown): value is string {
  return typeof value === "string";
}

/** Lets a check over a whole list run even when single items are wrong, so that all mistakes are reported at once. */
export function isArray({ value }: { value: unknown }): boolean {
  return Array.isArray(value);
}

/** A list in which each text occurs once, ignoring case where IAM does. */
export function eachOnce<T extends z.ZodArray>(list: T, what: string): T {
  return list.refine((items) => rules.caseInsensitiveDuplicates(items.filter(isString)).length === 0, {
    error: `each ${what} once`,
    when: isArray,
  });
}

/** The names of items that are names, or maps with one. */
export function namesIn(list: readonly unknown[]): string[] {
  return list
    .map((item) => (typeof item === "object" && item !== null && "name" in item ? item.name : item))
    .filter(isString);
}

function refusalOf(name: unknown): string {
  return (isString(name) ? rules.partitionRefusal(rules.partitionOf(name)) : undefined) ?? "";
}
