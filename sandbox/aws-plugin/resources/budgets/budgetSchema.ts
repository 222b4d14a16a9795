import { z } from "zod";
import { arn, tags } from "../schemas";

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

/**
 * A budget with the limits of AWS Budgets, which the emulator does not enforce. Filter expressions and billing views
 * are not implemented.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html
 */
export const budgetInputs = z
  .strictObject({
    name: z
      .string()
      .max(100, "AWS Budgets allows at most 100 characters")
      .regex(/^(?!.*\/action\/)[^:\\]+$/, 'AWS Budgets allows no ":", "\\" or "/action/"'),
    namePrefix: z.string().optional(),
    accountId: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
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
  })
  .refine((it) => it.plannedLimits === undefined || it.limitAmount === undefined, {
    path: ["plannedLimits"],
    message: "limitAmount and plannedLimits exclude each other",
  });

export type BudgetInputs = z.infer<typeof budgetInputs>;
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
