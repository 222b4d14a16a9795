import type * as pulumi from "@pulumi/pulumi";
import * as budgets from "@pulumi/aws/budgets";
import type * as inputs from "@pulumi/aws/types/input";

import { hasForecast, isCommitment } from "../rules/budgetRules";
import type { AccountBaselineArgs, BudgetArgs, BudgetFilterArgs, ComparedNotificationArgs } from "../args";
import { type Audience, budgetNotifications } from "./budgetNotifications";
import { DEFAULT_NOTIFICATIONS } from "./monthlyBudget";
import { plannedLimits } from "./plannedLimits";

interface FurtherBudgetArgs extends Audience, Pick<AccountBaselineArgs, "accountId" | "tags"> {
  /** Which months or quarters planned limits are given for. */
  now: Date;
}

/**
 * What the provider's own example gives for reservations and Savings Plans, where its default for costs is refused:
 * nothing but the subscription counts.
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/budgets/budget/
 */
const COMMITMENT_COST_TYPES = {
  includeCredit: false,
  includeDiscount: false,
  includeOtherSubscription: false,
  includeRecurring: false,
  includeRefund: false,
  includeSubscription: true,
  includeSupport: false,
  includeTax: false,
  includeUpfront: false,
  useBlended: false,
} as const;

/** AWS's names of the dimensions whose values are plain lists. */
const DIMENSIONS = {
  services: "Service",
  linkedAccounts: "LinkedAccount",
  regions: "Region",
  availabilityZones: "AZ",
  instanceTypes: "InstanceType",
  operations: "Operation",
  usageTypes: "UsageType",
  usageTypeGroups: "UsageTypeGroup",
  purchaseTypes: "PurchaseType",
  billingEntities: "BillingEntity",
  invoicingEntities: "InvoicingEntity",
  legalEntities: "LegalEntityName",
} as const;

/**
 * A budget in addition to the monthly one.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
 */
export function furtherBudget(
  name: string,
  budget: BudgetArgs,
  args: FurtherBudgetArgs,
  opts: pulumi.CustomResourceOptions,
): budgets.Budget {
  const { type = "COST", period = "MONTHLY", autoAdjust } = budget;
  const commitment = isCommitment(type);
  return new budgets.Budget(
    name,
    {
      accountId: args.accountId,
      budgetType: type,
      timeUnit: period,
      ...limits(budget, args.now),
      autoAdjustData: autoAdjust && {
        autoAdjustType: autoAdjust.type,
        historicalOptions:
          autoAdjust.lookbackPeriods === undefined
            ? undefined
            : { budgetAdjustmentPeriod: autoAdjust.lookbackPeriods },
      },
      costFilters: budget.filters && costFilters(budget.filters),
      costTypes: commitment ? COMMITMENT_COST_TYPES : budget.costTypes,
      notifications: budgetNotifications(
        budget.notifications ?? defaultNotifications(budget),
        args,
        commitment ? "LESS_THAN" : "GREATER_THAN",
      ),
      tags: args.tags,
    },
    opts,
  );
}

function defaultNotifications(budget: BudgetArgs): readonly ComparedNotificationArgs[] {
  if (isCommitment(budget.type ?? "COST")) return [{ type: "ACTUAL", percent: 80 }];
  return DEFAULT_NOTIFICATIONS.filter(({ type }) => type === "ACTUAL" || hasForecast(budget));
}

/** The limit of each period, or none where AWS sets it by itself. */
function limits(
  { type = "COST", period = "MONTHLY", limitUsd, limitUsage, plannedLimits: planned }: BudgetArgs,
  now: Date,
): Pick<budgets.BudgetArgs, "limitAmount" | "limitUnit" | "plannedLimits"> {
  if (isCommitment(type)) return { limitAmount: "100", limitUnit: "PERCENTAGE" };
  const limit = limitUsage?.amount ?? limitUsd;
  const unit = limitUsage?.unit ?? "USD";
  if (limit === undefined) return {};
  const list =
    planned !== undefined && (period === "MONTHLY" || period === "QUARTERLY")
      ? plannedLimits({ period, limit, planned, now })
      : undefined;
  return list === undefined
    ? { limitAmount: limit, limitUnit: unit }
    : { plannedLimits: list.map((one) => ({ ...one, unit })) };
}

/** Filters as AWS takes them: a value of a tag as `user:Team$web`, of a cost category as `Product$shop`. */
function costFilters({
  tags = {},
  costCategories = {},
  ...lists
}: BudgetFilterArgs): inputs.budgets.BudgetCostFilter[] {
  const dimensions = Object.entries(DIMENSIONS).map(([key, name]) => ({
    name,
    values: [...(lists[key as keyof typeof DIMENSIONS] ?? [])],
  }));
  return [
    ...dimensions,
    { name: "TagKeyValue", values: pairs(tags, (key) => (key.startsWith("aws:") ? key : `user:${key}`)) },
    { name: "CostCategory", values: pairs(costCategories, (key) => key) },
  ].filter(({ values }) => values.length > 0);
}

function pairs(
  valuesByKey: Readonly<Record<string, readonly string[]>>,
  nameOf: (key: string) => string,
): string[] {
  return Object.entries(valuesByKey).flatMap(([key, values]) =>
    values.map((value) => `${nameOf(key)}$${value}`),
  );
}
