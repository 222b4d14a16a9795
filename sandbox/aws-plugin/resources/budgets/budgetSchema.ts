import { z } from "zod";
import { accountId, arn, tags } from "../schemas";

const emails = z
  .array(z.string().regex(/^[^@\s]{1,64}@[^@\s]+\.[^@\s]+$/, "expected an e-mail address"))
  .max(10, "AWS Budgets allows at most 10 e-mail addresses a notification");

const topics = z.array(arn).max(1, "AWS Budgets allows at most 1 SNS topic a notification");

const notification = z
  .strictObject({
    comparisonOperator: z.enum(["GREATER_THAN", "LESS_THAN", "EQUAL_TO"]),
    notificationType: z.enum(["ACTUAL", "FORECASTED"]),
    threshold: z.number().positive().max(15_000_000_000),
    thresholdType: z.enum(["PERCENTAGE", "ABSOLUTE_VALUE"]),
    subscriberEmailAddresses: emails.optional(),
    subscriberSnsTopicArns: topics.optional(),
  })
  .refine(
    (it) => (it.subscriberEmailAddresses ?? []).length + (it.subscriberSnsTopicArns ?? []).length > 0,
    "AWS Budgets wants at least 1 subscriber a notification",
  );

const amount = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/, "expected an amount such as 100 or 99.50");
const time = z.string().regex(/^\d{4}-\d\d-\d\d_\d\d:\d\d$/, "expected a time such as 2026-01-01_00:00");

const inputs = z.strictObject({
  name: z
    .string()
    .max(100, "AWS Budgets allows at most 100 characters")
    .regex(/^(?!.*\/action\/)[^:\\]+$/, 'AWS Budgets allows no ":", "\\" or "/action/"'),
  namePrefix: z.string().optional(),
  accountId: accountId.optional(),
  budgetType: z.enum([
    "COST",
    "USAGE",
    "RI_UTILIZATION",
    "RI_COVERAGE",
    "SAVINGS_PLANS_UTILIZATION",
    "SAVINGS_PLANS_COVERAGE",
  ]),
  timeUnit: z.enum(["DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY", "CUSTOM"]),
  limitAmount: amount.optional(),
  limitUnit: z.string().optional(),
  plannedLimits: z.array(z.strictObject({ startTime: time, amount, unit: z.string() })).optional(),
  timePeriodStart: time.optional(),
  timePeriodEnd: time,
  costFilters: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()).min(1) })).optional(),
  costTypes: z
    .strictObject({
      includeCredit: z.boolean().optional(),
      includeDiscount: z.boolean().optional(),
      includeOtherSubscription: z.boolean().optional(),
      includeRecurring: z.boolean().optional(),
      includeRefund: z.boolean().optional(),
      includeSubscription: z.boolean().optional(),
      includeSupport: z.boolean().optional(),
      includeTax: z.boolean().optional(),
      includeUpfront: z.boolean().optional(),
      useAmortized: z.boolean().optional(),
      useBlended: z.boolean().optional(),
    })
    .optional(),
  autoAdjustData: z
    .strictObject({
      autoAdjustType: z.enum(["HISTORICAL", "FORECAST"]),
      historicalOptions: z.strictObject({ budgetAdjustmentPeriod: z.int().min(1).max(60) }).optional(),
    })
    .optional(),
  notifications: z
    .array(notification)
    .max(10, "AWS Budgets allows at most 10 notifications a budget")
    .refine(
      (list) => new Set(list.map(notificationKey)).size === list.length,
      "two notifications are the same",
    )
    .optional(),
  tags,
});

export type BudgetInputs = z.infer<typeof inputs>;

/** In periods of the budget; 12 months for a time unit that AWS does not name. */
const LONGEST_ADJUSTMENT = { DAILY: 60, MONTHLY: 12, QUARTERLY: 4, ANNUALLY: 1, CUSTOM: 12 };

/**
 * A budget with the limits of AWS Budgets, which the emulator does not enforce. Filter expressions and billing views
 * are not implemented.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
 */
export const budgetInputs = inputs
  .refine((it) => it.plannedLimits === undefined || it.limitAmount === undefined, {
    path: ["plannedLimits"],
    message: "limitAmount and plannedLimits exclude each other",
  })
  .refine((it) => isOfCommitments(it) || hasLimit(it), {
    path: ["limitAmount"],
    message: "a COST or USAGE budget wants one of limitAmount, plannedLimits and autoAdjustData",
  })
  .refine((it) => !isOfCommitments(it) || isFull(it), {
    path: ["limitAmount"],
    message: "a budget of reservations or Savings Plans has no limit but 100 PERCENTAGE",
  })
  .refine((it) => !isOfCommitments(it) || it.autoAdjustData === undefined, {
    path: ["autoAdjustData"],
    message: "only a COST or USAGE budget adjusts itself",
  })
  .refine((it) => it.plannedLimits === undefined || isPlan(it, it.plannedLimits), {
    path: ["plannedLimits"],
    message:
      "expected 12 months in a row for a MONTHLY or 4 quarters in a row for a QUARTERLY budget of COST or USAGE, " +
      "each by its first day",
  })
  .refine((it) => adjustmentPeriodOf(it) <= LONGEST_ADJUSTMENT[it.timeUnit], {
    path: ["autoAdjustData", "historicalOptions", "budgetAdjustmentPeriod"],
    message: "AWS Budgets allows at most 60 days, 12 months, 4 quarters or 1 year, by timeUnit",
  });

function hasLimit({ limitAmount, plannedLimits, autoAdjustData }: BudgetInputs): boolean {
  return [limitAmount, plannedLimits, autoAdjustData].some((given) => given !== undefined);
}

/** A budget of reservations or Savings Plans. */
export function isOfCommitments({ budgetType }: Pick<BudgetInputs, "budgetType">): boolean {
  return budgetType !== "COST" && budgetType !== "USAGE";
}

function isFull({ limitAmount, limitUnit }: BudgetInputs): boolean {
  return limitAmount === undefined || (Number(limitAmount) === 100 && limitUnit === "PERCENTAGE");
}

function adjustmentPeriodOf({ autoAdjustData }: BudgetInputs): number {
  return autoAdjustData?.historicalOptions?.budgetAdjustmentPeriod ?? 1;
}

function isPlan(budget: BudgetInputs, limits: readonly { readonly startTime: string }[]): boolean {
  const months = { MONTHLY: 1, QUARTERLY: 3, DAILY: 0, ANNUALLY: 0, CUSTOM: 0 }[budget.timeUnit];
  if (isOfCommitments(budget) || limits.length !== 12 / months) return false;
  const starts = limits.map(({ startTime }) => startTime).sort();
  const [year = 0, month = 0] = (starts[0] ?? "").split("-").map(Number);
  return (
    (month - 1) % months === 0 &&
    starts.every((start, index) => start === firstDay(year, month - 1 + index * months))
  );
}

/** The first day of a month, in the form of the provider's times. */
function firstDay(year: number, month: number): string {
  return `${new Date(Date.UTC(year, month)).toISOString().slice(0, 10)}_00:00`;
}

export type Notification = z.infer<typeof notification>;

/** AWS Budgets tells notifications apart by all they have but their subscribers. */
export function notificationKey(it: {
  readonly notificationType?: string | undefined;
  readonly comparisonOperator?: string | undefined;
  readonly threshold?: number | undefined;
  readonly thresholdType?: string | undefined;
}): string {
  return [it.notificationType, it.comparisonOperator, it.threshold, it.thresholdType].join(" ");
}
