import * as rules from "../rules/awsRules";
import { budgetActionFaults } from "../rules/budgetActionRules";
import {
  budgetFaults,
  MONTHLY_BUDGET,
  PART_NAME,
  PART_NAME_RULE,
  sameNotifications,
} from "../rules/budgetRules";
import { type Fault, pathText, valueAt } from "../rules/fault";
import type { AccountBaselineArgs, BudgetNotificationArgs } from ".";

export type Check = (valid: boolean, property: string, value: unknown, allowed: string) => void;

type MoneyArgs = Pick<
  AccountBaselineArgs,
  "accountId" | "budgetNotifications" | "budgets" | "budgetActions" | "billingAlarms" | "costAnomalies"
>;

/** Checks budgets and what belongs to them, by the same rules as a stack's config. */
export function checkMoney(args: MoneyArgs, check: Check): void {
  const { budgetNotifications = [], budgets = [], budgetActions = [], billingAlarms = [] } = args;
  checkNotifications("budgetNotifications", budgetNotifications, check);
  report(["budgetNotifications"], sameNotifications(budgetNotifications), args, check);
  budgetNotifications.forEach(({ percent, usd }, i) => {
    const one = (percent === undefined) !== (usd === undefined);
    check(one, `budgetNotifications[${i}]`, { percent, usd }, "exactly one of percent and usd");
  });
  checkNames({ budgets, budgetActions, billingAlarms }, check);
  budgets.forEach((budget, i) => {
    const at = `budgets[${i}]`;
    check(
      budget.name.toLowerCase() !== MONTHLY_BUDGET,
      `${at}.name`,
      budget.name,
      "a name other than that of the budget of monthlyLimitUsd",
    );
    checkNotifications(`${at}.notifications`, budget.notifications ?? [], check);
    report(["budgets", i], budgetFaults(budget), args, check);
  });
  budgetActions.forEach((action, i) => {
    checkSubscribers(`budgetActions[${i}]`, action, check);
  });
  report([], budgetActionFaults(args), args, check);
  billingAlarms.forEach(({ threshold, bandWidth }, i) => {
    const one = (threshold === undefined) !== (bandWidth === undefined);
    check(one, `billingAlarms[${i}]`, { threshold, bandWidth }, "exactly one of threshold and bandWidth");
  });
  const { monitor, existingMonitorArn } = args.costAnomalies ?? {};
  check(
    monitor === undefined || existingMonitorArn === undefined,
    "costAnomalies.monitor",
    monitor,
    "only without existingMonitorArn, which says what is watched",
  );
}

function checkNames(lists: Record<string, readonly { name: string }[]>, check: Check): void {
  for (const [key, parts] of Object.entries(lists)) {
    const names = parts.map(({ name }) => name);
    names.forEach((name, i) => {
      check(PART_NAME.test(name), `${key}[${i}].name`, name, PART_NAME_RULE);
    });
    for (const duplicate of rules.caseInsensitiveDuplicates(names))
      check(false, key, duplicate, "names that differ in more than upper and lower case");
  }
}

/** Names each fault by its place, such as `budgets[0].limitUsd`, with the value there. */
export function report(at: Fault["path"], faults: readonly Fault[], args: object, check: Check): void {
  for (const { path, allowed } of faults) {
    const place = [...at, ...path];
    check(false, pathText(place), valueAt(args, place), allowed);
  }
}

function checkNotifications(
  at: string,
  notifications: readonly BudgetNotificationArgs[],
  check: Check,
): void {
  check(
    notifications.length <= rules.MAX_NOTIFICATIONS_PER_BUDGET,
    at,
    `${notifications.length} notifications`,
    `at most ${rules.MAX_NOTIFICATIONS_PER_BUDGET} (AWS's limit for a budget)`,
  );
  notifications.forEach((notification, i) => {
    checkSubscribers(`${at}[${i}]`, notification, check);
  });
}

function checkSubscribers(
  at: string,
  { emails, topics = [] }: Pick<BudgetNotificationArgs, "emails" | "topics">,
  check: Check,
): void {
  check(
    topics.length <= rules.MAX_TOPICS_PER_NOTIFICATION,
    `${at}.topics`,
    `${topics.length} topics`,
    `at most ${rules.MAX_TOPICS_PER_NOTIFICATION} SNS topic (AWS's limit for the notification of a budget)`,
  );
  if (emails !== undefined) checkEmails(`${at}.emails`, emails, check);
}

export function checkEmails(at: string, emails: readonly string[], check: Check): void {
  check(
    emails.length > 0 && emails.length <= rules.MAX_EMAILS_PER_NOTIFICATION,
    at,
    `${emails.length} addresses`,
    `1 to ${rules.MAX_EMAILS_PER_NOTIFICATION} e-mail addresses (AWS's limit for the notification of a budget)`,
  );
  emails.forEach((email, i) => {
    check(rules.EMAIL.test(email), `${at}[${i}]`, email, "an e-mail address such as ops@example.com");
  });
  for (const duplicate of rules.caseInsensitiveDuplicates(emails)) {
    check(false, at, duplicate, "each e-mail address once");
  }
}
