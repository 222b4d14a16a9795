/**
 * What AWS Budgets takes and what it does not, for the config schema and the component alike. A leaf, as awsRules.ts.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create.html
 */

import type { Fault } from "./fault";
import { isListOfServices, nameOnBill } from "./serviceNames";
import type { AutoAdjustType, BudgetPeriod, BudgetType, NotificationType } from "./literals";

/** The name by which budget actions mean the budget of `monthlyLimitUsd`; no other budget has it. */
export const MONTHLY_BUDGET = "monthly";

/**
 * What budgets, actions and alarms are called in a config. The name becomes part of names in AWS, of which those of
 * roles are the shortest: 64 characters, of which `baseline-action-` and a random ending take 24.
 */
export const PART_NAME = /^[A-Za-z0-9_-]{1,40}$/;
export const PART_NAME_RULE = "1 to 40 letters, digits or _ -";

/** How many past periods an auto-adjusting budget may look back on. */
export const MAX_LOOKBACK_PERIODS = { DAILY: 60, MONTHLY: 12, QUARTERLY: 4, ANNUALLY: 1 } as const;

/** The services whose reservations AWS Budgets tracks, by their names on a bill. */
export const RI_SERVICES = [
  "Amazon Elastic Compute Cloud - Compute",
  "Amazon Redshift",
  "Amazon Relational Database Service",
  "Amazon ElastiCache",
  "Amazon OpenSearch Service",
] as const;

/** A budget, as far as its parts have to fit together. */
export interface BudgetShape {
  readonly type?: BudgetType | undefined;
  readonly period?: BudgetPeriod | undefined;
  readonly limitUsd?: unknown;
  readonly limitUsage?: unknown;
  readonly plannedLimits?: Readonly<Record<string, unknown>> | undefined;
  readonly autoAdjust?:
    { readonly type: AutoAdjustType; readonly lookbackPeriods?: number | undefined } | undefined;
  readonly filters?:
    | {
        readonly services?: readonly string[] | undefined;
        readonly tags?: Readonly<Record<string, unknown>> | undefined;
      }
    | undefined;
  readonly costTypes?:
    { readonly useBlended?: boolean | undefined; readonly useAmortized?: boolean | undefined } | undefined;
  readonly notifications?: readonly NotificationShape[] | undefined;
}

interface NotificationShape {
  readonly type: NotificationType;
  readonly percent?: unknown;
  readonly usd?: unknown;
  readonly amount?: unknown;
  readonly comparison?: string | undefined;
}

/** Whether a budget compares reservations or Savings Plans with their use, so that less is worse. */
export function isCommitment(type: BudgetType): boolean {
  return type !== "COST" && type !== "USAGE";
}

/** The parts of a budget that AWS does not take together. */
export function budgetFaults(budget: BudgetShape): Fault[] {
  const { notifications = [] } = budget;
  return [
    ...limitFaults(budget),
    ...plannedFaults(budget),
    ...autoAdjustFaults(budget),
    ...costFaults(budget),
    ...filterFaults(budget),
    ...notifications.flatMap((notification, index) =>
      notificationFaults(notification, budget).map(({ path, allowed }) => ({
        path: ["notifications", index, ...path],
        allowed,
      })),
    ),
    ...sameNotifications(notifications, ["notifications"]),
  ];
}

function limitFaults({ type = "COST", limitUsd, limitUsage, autoAdjust }: BudgetShape): Fault[] {
  const faults: Fault[] = [];
  if (limitUsd !== undefined && type !== "COST")
    faults.push({ path: ["limitUsd"], allowed: "only in a budget of type COST" });
  if (limitUsage !== undefined && type !== "USAGE")
    faults.push({ path: ["limitUsage"], allowed: "only in a budget of type USAGE" });
  if (isCommitment(type)) return faults;
  const [key, limit] =
    type === "COST" ? (["limitUsd", limitUsd] as const) : (["limitUsage", limitUsage] as const);
  if (limit === undefined && autoAdjust === undefined) {
    const what = type === "COST" ? "an amount in USD" : "a map with amount and unit";
    faults.push({ path: [key], allowed: `${what}, or autoAdjust in its place` });
  }
  if (limit !== undefined && autoAdjust !== undefined)
    faults.push({ path: ["autoAdjust"], allowed: `only without ${key}: AWS sets the limit by itself` });
  return faults;
}

/** The form of a period's name: 2026-12 for a month, 2026-Q4 for a quarter. */
const PLANNED = {
  MONTHLY: { name: /^\d{4}-(0[1-9]|1[0-2])$/, allowed: "a month such as 2026-12, in a monthly budget" },
  QUARTERLY: { name: /^\d{4}-Q[1-4]$/, allowed: "a quarter such as 2026-Q4, in a quarterly budget" },
} as const;

function plannedFaults({
  type = "COST",
  period = "MONTHLY",
  plannedLimits,
  autoAdjust,
}: BudgetShape): Fault[] {
  if (plannedLimits === undefined) return [];
  const path = ["plannedLimits"];
  if (isCommitment(type)) return [{ path, allowed: "only in a budget of type COST or USAGE" }];
  if (period !== "MONTHLY" && period !== "QUARTERLY")
    return [{ path, allowed: "only with the period MONTHLY or QUARTERLY" }];
  if (autoAdjust !== undefined) return [{ path, allowed: "only without autoAdjust" }];
  const { name, allowed } = PLANNED[period];
  return Object.keys(plannedLimits)
    .filter((key) => !name.test(key))
    .map((key) => ({ path: [...path, key], allowed: `a limit for ${allowed}` }));
}

function autoAdjustFaults({ type = "COST", period = "MONTHLY", autoAdjust }: BudgetShape): Fault[] {
  if (autoAdjust === undefined) return [];
  if (isCommitment(type))
    return [{ path: ["autoAdjust"], allowed: "only in a budget of type COST or USAGE" }];
  const path = ["autoAdjust", "lookbackPeriods"];
  const { lookbackPeriods } = autoAdjust;
  if (autoAdjust.type === "FORECAST")
    return lookbackPeriods === undefined ? [] : [{ path, allowed: "only with the type HISTORICAL" }];
  const maximum = MAX_LOOKBACK_PERIODS[period];
  return lookbackPeriods !== undefined && lookbackPeriods >= 1 && lookbackPeriods <= maximum
    ? []
    : [{ path, allowed: `a whole number from 1 to ${maximum}, with the period ${period}` }];
}

function costFaults({ type = "COST", costTypes }: BudgetShape): Fault[] {
  const faults: Fault[] = [];
  if (costTypes !== undefined && type !== "COST")
    faults.push({ path: ["costTypes"], allowed: "only in a budget of type COST" });
  if (costTypes?.useBlended === true && costTypes.useAmortized === true)
    faults.push({ path: ["costTypes", "useAmortized"], allowed: "not together with useBlended" });
  return faults;
}

function filterFaults({ type = "COST", filters: { services, tags = {} } = {} }: BudgetShape): Fault[] {
  const faults: Fault[] = Object.keys(tags)
    .filter((key) => /^user:/i.test(key))
    .map((key) => ({
      path: ["filters", "tags", key],
      allowed: `the key without user:, which is added: ${key.slice("user:".length)}`,
    }));
  for (const [index, service] of (services ?? []).entries()) {
    const name = nameOnBill(service);
    const allowed = name === undefined ? "one service; give a list" : `the name on the bill: ${name}`;
    if (name !== undefined || isListOfServices(service))
      faults.push({ path: ["filters", "services", index], allowed });
  }
  const reserved: readonly string[] = RI_SERVICES;
  const isReserved = type === "RI_UTILIZATION" || type === "RI_COVERAGE";
  const isWrong = services?.some(
    (service) => nameOnBill(service) === undefined && !reserved.includes(service),
  );
  if (isReserved && (isWrong ?? true)) {
    const allowed = `a service, which AWS requires in a budget of type ${type}: one of ${RI_SERVICES.join(", ")}`;
    faults.push({ path: ["filters", "services"], allowed });
  }
  return faults;
}

function notificationFaults(
  notification: NotificationShape,
  { type = "COST", period = "MONTHLY" }: BudgetShape,
): Fault[] {
  const { percent, usd, amount, comparison } = notification;
  const faults: Fault[] = [];
  if (isCommitment(type)) {
    if (percent === undefined) faults.push({ path: ["percent"], allowed: `a percentage, in ${type}` });
    if (comparison !== undefined && comparison !== "LESS_THAN")
      faults.push({ path: ["comparison"], allowed: `LESS_THAN, in ${type}` });
  } else if ([percent, type === "COST" ? usd : amount].filter((it) => it !== undefined).length !== 1) {
    faults.push({ path: [], allowed: `exactly one of percent and ${type === "COST" ? "usd" : "amount"}` });
  }
  if (usd !== undefined && type !== "COST")
    faults.push({ path: ["usd"], allowed: "only in a budget of type COST" });
  if (amount !== undefined && type !== "USAGE")
    faults.push({ path: ["amount"], allowed: "only in a budget of type USAGE" });
  if (notification.type === "FORECASTED" && !hasForecast({ type, period }))
    faults.push({ path: ["type"], allowed: "ACTUAL, where the period is DAILY or reservations are tracked" });
  return faults;
}

/** Whether AWS forecasts a budget: not by the day, and not the use of reservations and Savings Plans. */
export function hasForecast({ type = "COST", period = "MONTHLY" }: BudgetShape): boolean {
  return period !== "DAILY" && !isCommitment(type);
}

/** Notifications that differ in their subscribers only, which AWS refuses. */
export function sameNotifications(
  notifications: readonly NotificationShape[],
  at: Fault["path"] = [],
): Fault[] {
  return notifications.flatMap((notification, index) =>
    notifications.slice(0, index).some((other) => isSame(other, notification))
      ? [
          {
            path: [...at, index],
            allowed: "each type and threshold once; give all subscribers in one notification",
          },
        ]
      : [],
  );
}

function isSame(a: NotificationShape, b: NotificationShape): boolean {
  const amounts = ["percent", "usd", "amount"] as const;
  const isSameAmount = (x: unknown, y: unknown) =>
    x === y || (x !== undefined && y !== undefined && Number(x) === Number(y));
  return (
    a.type === b.type &&
    (a.comparison ?? "") === (b.comparison ?? "") &&
    amounts.every((key) => isSameAmount(a[key], b[key]))
  );
}
