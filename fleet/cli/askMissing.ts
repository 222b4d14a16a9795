import type { PromptObject } from "prompts";

import type { RawConfig } from "../../config/parse";
import { STACK_NAME } from "../init/stackName";
import { problemsOf, type StackValues } from "../init/stackValues";
import { UsageError } from "../usageError";

/** What `init` cannot do without, in the order in which it is asked. */
const QUESTIONS = {
  accountId: { flag: "--account-id", message: "Account id, 12 digits", list: false },
  admins: { flag: "--admin", message: "User names of the admins, separated by spaces", list: true },
  monthlyLimitUsd: {
    flag: "--monthly-limit-usd",
    message: "Limit of the monthly budget in USD",
    list: false,
  },
  emails: { flag: "--email", message: "E-mail addresses to notify, separated by spaces", list: true },
} as const;

type Key = keyof typeof QUESTIONS;

export interface Answers {
  readonly stack: string;
  readonly values: StackValues;
}

/**
 * Completes what the command line gives: by questions on a terminal.
 * @param common The values of Pulumi.yaml, which need not be given.
 * @throws UsageError naming what is missing, where there is no terminal to ask on; undefined where the user gives up.
 */
export async function askMissing(
  given: { stack: string | undefined; values: StackValues },
  common: RawConfig,
  interactive: boolean,
): Promise<Answers | undefined> {
  const missing = (Object.keys(QUESTIONS) as Key[]).filter(
    (key) => given.values[key] === undefined && common.values[key] === undefined,
  );
  if (given.stack !== undefined && missing.length === 0) return { stack: given.stack, values: given.values };
  if (!interactive) {
    const flags = missing.map((key) => QUESTIONS[key].flag);
    throw new UsageError(
      `missing: ${[...(given.stack === undefined ? ["the name of the stack"] : []), ...flags].join(", ")}; give them, or run this on a terminal to be asked`,
    );
  }
  return ask(given, missing, common);
}

async function ask(
  given: { stack: string | undefined; values: StackValues },
  missing: readonly Key[],
  common: RawConfig,
): Promise<Answers | undefined> {
  const { default: prompts } = await import("prompts");
  const stackQuestion: PromptObject = {
    type: "text",
    name: "stack",
    message: "Name of the stack, such as prod-payments",
    validate: (text: string) => STACK_NAME.test(text) || "1 to 100 letters, digits or - _ .",
  };
  const answers = (await prompts([
    ...(given.stack === undefined ? [stackQuestion] : []),
    ...missing.map((key): PromptObject => ({
      type: "text",
      name: key,
      message: QUESTIONS[key].message,
      validate: (text: string) => refusal(key, text, common) ?? true,
    })),
  ])) as Partial<Record<Key | "stack", string>>;
  const stack = given.stack ?? answers.stack;
  const asked: Partial<Record<Key, string | string[]>> = {};
  for (const key of missing) {
    const answer = answers[key];
    // Ctrl-C leaves the rest unanswered.
    if (answer === undefined) return undefined;
    asked[key] = valueOf(key, answer);
  }
  return stack === undefined ? undefined : { stack, values: { ...given.values, ...(asked as StackValues) } };
}

/** What the config's own rules have against an answer. */
function refusal(key: Key, text: string, common: RawConfig): string | undefined {
  const problem = problemsOf({ [key]: valueOf(key, text) }, common).find((one) => one.key.startsWith(key));
  return problem?.message;
}

function valueOf(key: Key, text: string): string | string[] {
  return QUESTIONS[key].list ? text.split(/[\s,]+/).filter((item) => item !== "") : text.trim();
}
