import { problemText } from "../../components/rules/fault";
import { parseConfig } from "../../config/parse";

/** Values as Pulumi hands them over: text, structures as JSON. */
const smallest: Record<string, string> = {
  accountId: "012345678901",
  admins: '["alice"]',
  monthlyLimitUsd: "100",
  emails: "ops@example.com",
};

/** What becomes of the smallest config with changes; undefined takes a key away. */
export const parse = (changes: Record<string, string | undefined> = {}, secretKeys: string[] = []) => {
  const values = Object.entries({ ...smallest, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return parseConfig({ values: Object.fromEntries(values), secretKeys: new Set(secretKeys) });
};

/** The mistakes as a user reads them. */
export const mistakes = (changes: Record<string, string | undefined>, secretKeys?: string[]) => {
  const result = parse(changes, secretKeys);
  return result.ok ? [] : result.problems.map(problemText);
};
