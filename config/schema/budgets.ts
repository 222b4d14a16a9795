import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { budgetFaults, MAX_LOOKBACK_PERIODS, MONTHLY_BUDGET } from "../../components/rules/budgetRules";
import { BudgetPeriod, BudgetType, Comparison } from "../../components/rules/literals";
import { notificationFields } from "./notification";
import {
  accountId,
  amount,
  eachOnce,
  flag,
  judgedBy,
  namedParts,
  partName,
  region,
  text,
  usd,
  wholeNumber,
} from "./values";

const TYPES = Object.values(BudgetType);
const PERIODS = Object.values(BudgetPeriod);

const values = (what: string) => list(text(1024, what), what);
/** Values that never have commas. */
const codes = (what: string) => list(text(1024, what).regex(/^[^,;]+$/, { error: what }), what);

function list<T extends z.ZodString>(item: T, what: string) {
  return eachOnce(z.array(item, { error: `a list with ${what}` }), "value")
    .min(1, { error: `a list with ${what}` })
    .optional();
}

const valuesByKey = (what: string) =>
  z
    .record(z.string(), values(`the values of ${what}`).unwrap(), {
      error: `a map of ${what} to a list of values`,
    })
    .optional();

const filters = z.strictObject(
  {
    services: values("the name of a service as on the bill, e.g. Amazon Simple Storage Service"),
    linkedAccounts: list(accountId, "account ids"),
    tags: valuesByKey("a cost allocation tag"),
    costCategories: valuesByKey("a cost category"),
    regions: list(region, "regions"),
    availabilityZones: codes("an availability zone"),
    instanceTypes: codes("an instance type"),
    operations: codes("an operation"),
    usageTypes: codes("a usage type"),
    usageTypeGroups: values("a usage type group"),
    purchaseTypes: codes("a purchase type"),
    billingEntities: values("a billing entity"),
    invoicingEntities: values("an invoicing entity"),
    legalEntities: values("the name of a legal entity"),
  },
  { error: "a map with services, linkedAccounts, tags or another dimension of costs" },
);

const included = (what: string) => flag(`whether ${what} count`).optional();

const costTypes = z.strictObject(
  {
    includeCredit: included("credits"),
    includeDiscount: included("discounts"),
    includeOtherSubscription: included("other subscriptions"),
    includeRecurring: included("recurring fees"),
    includeRefund: included("refunds"),
    includeSubscription: included("subscriptions"),
    includeSupport: included("support fees"),
    includeTax: included("taxes"),
    includeUpfront: included("upfront fees"),
    useAmortized: included("amortized costs"),
    useBlended: included("blended costs"),
  },
  { error: "a map with true or false by kind of cost, such as includeTax" },
);

const limitUsage = z.strictObject(
  { amount, unit: text(100, "a unit of usage, e.g. GB or Hrs") },
  { error: "a map with amount and unit, e.g. 100 and GB" },
);

const autoAdjust = z.strictObject(
  {
    type: z.enum(["HISTORICAL", "FORECAST"], { error: "HISTORICAL or FORECAST" }),
    lookbackPeriods: wholeNumber(
      1,
      MAX_LOOKBACK_PERIODS.DAILY,
      "a whole number of past periods, at most 60 days, 12 months, 4 quarters or 1 year",
    ).optional(),
  },
  { error: "a map with type, and lookbackPeriods for the type HISTORICAL" },
);

const notification = z.strictObject(
  {
    ...notificationFields,
    amount: amount.optional(),
    comparison: z.enum(Comparison, { error: "GREATER_THAN, LESS_THAN or EQUAL_TO" }).optional(),
  },
  { error: "a map with `type` and one of `percent`, `usd` and `amount`" },
);

const budget = z
  .strictObject(
    {
      name: partName
        .refine((name) => name.toLowerCase() !== MONTHLY_BUDGET, {
          error: `a name other than ${MONTHLY_BUDGET}, which is that of the budget of monthlyLimitUsd`,
        })
        .describe("Name, which becomes part of the budget's name: 1 to 40 letters, digits or `_ -`."),
      type: z
        .enum(BudgetType, { error: TYPES.join(", ") })
        .default("COST")
        .describe(
          `What the budget tracks: ${TYPES.map((it) => `\`${it}\``).join(", ")} (RI: Reserved Instances).`,
        ),
      period: z
        .enum(BudgetPeriod, { error: PERIODS.join(", ") })
        .default("MONTHLY")
        .describe(`Length of a period: ${PERIODS.map((it) => `\`${it}\``).join(", ")}.`),
      limitUsd: usd.optional().describe("Limit of a budget of type `COST`, in USD a period."),
      limitUsage: limitUsage
        .optional()
        .describe(
          "Limit of a budget of type `USAGE`: a map with `amount` and `unit`, as on the bill. For reservations and Savings Plans it is always 100 %.",
        ),
      plannedLimits: z
        .record(z.string(), amount, { error: "a map of months (2026-12) or quarters (2026-Q4) to amounts" })
        .optional()
        .describe(
          "Limits of single periods, in the unit of the limit: a map such as `2026-12: 500`, or `2026-Q4: 500` in a quarterly budget. Every other period has the limit above. AWS takes 12 months or 4 quarters from the current one (UTC), so the first deploy in a new period updates the budget.",
        ),
      autoAdjust: autoAdjust
        .optional()
        .describe(
          "Instead of a limit: a map with `type`, `HISTORICAL` (the average of the last `lookbackPeriods`, at most 60 days, 12 months, 4 quarters or 1 year) or `FORECAST`.",
        ),
      filters: filters
        .optional()
        .describe(
          "What counts: a map of lists with `services` (names as on the bill), `linkedAccounts`, `regions`, `availabilityZones`, `instanceTypes`, `operations`, `usageTypes`, `usageTypeGroups`, `purchaseTypes`, `billingEntities`, `invoicingEntities`, `legalEntities`; and `tags` and `costCategories`, each a map of a key to a list of values. By default everything.",
        ),
      costTypes: costTypes
        .optional()
        .describe(
          "Which costs count in a budget of type `COST`: `includeCredit`, `includeDiscount`, `includeOtherSubscription`, `includeRecurring`, `includeRefund`, `includeSubscription`, `includeSupport`, `includeTax`, `includeUpfront` (each true by default), and one of `useAmortized` and `useBlended` (false by default).",
        ),
      notifications: z
        .array(notification, { error: "a list of notifications" })
        .min(1, { error: "at least one notification" })
        .max(rules.MAX_NOTIFICATIONS_PER_BUDGET, {
          error: `at most ${rules.MAX_NOTIFICATIONS_PER_BUDGET} notifications (AWS's limit for a budget)`,
        })
        .optional()
        .describe(
          `When the budget notifies, at most ${rules.MAX_NOTIFICATIONS_PER_BUDGET} times: as \`budgetNotifications\`, and with \`amount\` (a threshold in the unit of \`USAGE\`) and \`comparison\` (\`GREATER_THAN\`, \`LESS_THAN\`, \`EQUAL_TO\`). By default at 80 % and 100 % of the actual and 100 % of the forecasted use; for reservations and Savings Plans, which have \`percent\`, \`ACTUAL\` and \`LESS_THAN\` only, below 80 %.`,
        ),
    },
    { error: "a map with name and a limit" },
  )
  .superRefine(judgedBy(budgetFaults));

/** Budgets in addition to the monthly one. */
export const budgets = namedParts(budget, "budgets").describe(
  "Budgets in addition to the monthly one of `monthlyLimitUsd`. Each is a map with the keys below.",
);
