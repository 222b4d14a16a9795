import type * as pulumi from "@pulumi/pulumi";
import type { Budget } from "@pulumi/aws/budgets";

import { MONTHLY_BUDGET } from "../rules/budgetRules";
import type { AccountBaselineArgs } from "../args";
import { billingAlarm } from "./billingAlarm";
import { budgetActions } from "./budgetActions";
import { furtherBudget } from "./budgets";
import { costAnomalies } from "./costAnomalies";
import type { Publisher } from "../documents/topic";
import { DEFAULT_NOTIFICATIONS } from "./monthlyBudget";

type MoneyArgs = Pick<
  AccountBaselineArgs,
  "budgetNotifications" | "budgets" | "budgetActions" | "billingAlarms" | "costAnomalies"
>;

interface Args extends MoneyArgs, Pick<AccountBaselineArgs, "accountId" | "emails" | "tags"> {
  partition: string;
  homeRegion: string;
  topicArn: pulumi.Output<string>;
  monthlyBudget: Budget;
  /** The principals that actions may be for. */
  principals: readonly pulumi.Resource[];
  /** Permissions boundary of the roles by which actions run. */
  roleBoundary: pulumi.Input<string> | undefined;
  /** The day of the deploy, by which limits are planned. */
  now: Date;
}

/**
 * Optional cost controls, in addition to the monthly budget and its alarm.
 * @returns the budgets by name, the monthly one among them.
 */
export function costControls(
  name: string,
  args: Args,
  opts: { home: pulumi.CustomResourceOptions; billing: pulumi.CustomResourceOptions },
): ReadonlyMap<string, Budget> {
  const budgets = new Map([[MONTHLY_BUDGET, args.monthlyBudget]]);
  for (const budget of args.budgets ?? []) {
    budgets.set(budget.name, furtherBudget(`${name}-budget-${budget.name}`, budget, args, opts.home));
  }
  budgetActions(name, args.budgetActions ?? [], { ...args, budgets }, opts.home);
  for (const alarm of args.billingAlarms ?? []) {
    billingAlarm(`${name}-charges-${alarm.name}`, { ...args, ...alarm }, opts.billing);
  }
  if (args.costAnomalies !== undefined) {
    costAnomalies(`${name}-anomalies`, { ...args, ...args.costAnomalies }, opts.home);
  }
  return budgets;
}

/** The services that publish to the baseline's topic: CloudWatch, and each other one only where something needs it. */
export function topicPublishers(args: MoneyArgs): Publisher[] {
  const { budgetNotifications = DEFAULT_NOTIFICATIONS, budgets = [], budgetActions: actions = [] } = args;
  const notifying = [...budgetNotifications, ...budgets.flatMap((it) => it.notifications ?? []), ...actions];
  return [
    "cloudwatch",
    ...(notifying.some(({ topics }) => topics?.includes("baseline")) ? (["budgets"] as const) : []),
    ...(args.costAnomalies?.frequencies?.includes("IMMEDIATE") === true ? (["costalerts"] as const) : []),
  ];
}
