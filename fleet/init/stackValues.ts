import { parseConfig, type RawConfig } from "../../config/parse";
import type { ConfigProblem } from "../../config/problems";

/** Keys of a stack file that `init` writes, in the order in which it writes them. */
export interface StackValues {
  accountId?: string | undefined;
  ou?: string | undefined;
  accountTags?: Readonly<Record<string, string>> | undefined;
  admins?: readonly string[] | undefined;
  monthlyLimitUsd?: string | undefined;
  emails?: readonly string[] | undefined;
  region?: string | undefined;
}

/** The values that are there, in the order of `StackValues`. */
export function present(values: StackValues): Record<string, unknown> {
  const { accountId, ou, accountTags, admins, monthlyLimitUsd, emails, region } = values;
  const entries = Object.entries({ accountId, ou, accountTags, admins, monthlyLimitUsd, emails, region });
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0)
  );
}

/**
 * Every mistake that the deploy would find in a stack file of these values.
 * @param common The values of Pulumi.yaml, which the stack file's own replace.
 */
export function problemsOf(values: StackValues, common: RawConfig): readonly ConfigProblem[] {
  const own = Object.entries(present(values)).map(([key, value]): [string, string] => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  const secretKeys = [...common.secretKeys].filter((key) => !own.some(([ownKey]) => ownKey === key));
  const result = parseConfig({
    values: { ...common.values, ...Object.fromEntries(own) },
    secretKeys: new Set(secretKeys),
  });
  return result.ok ? [] : result.problems;
}
