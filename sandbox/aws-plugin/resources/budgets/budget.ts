import type { Budgets } from "@aws-sdk/client-budgets";
import { decimal, unordered } from "../../diff";
import { ifExists } from "../../errors";
import type { HeldNotification } from "../../heldState";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { fromBudget, toBudget, toNotification } from "./budgetRequest";
import { budgetInputs, notificationKey } from "./budgetSchema";
import type { BudgetInputs, Notification } from "./budgetSchema";

/**
 * A budget. The emulator has no UpdateBudget, and it cannot list a notification's subscribers or a budget's tags: an
 * update deletes and creates, and those two are held by the plugin. It adjusts no limit.
 *
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
 */
export const budget = defineResource({
  type: "aws:budgets/budget:Budget",
  inputs: budgetInputs,
  defaults: { timePeriodEnd: "2087-06-15_00:00" },
  autoName: { maxLength: 100 },
  taggable: true,
  computed: ["arn", "accountId", "costFilters", "costTypes", "limitAmount", "limitUnit", "timePeriodStart"],
  replaceOn: ["name", "namePrefix", "accountId"],
  canonical: {
    limitAmount: decimal,
    notifications: canonicalNotifications,
    costFilters: unordered,
    plannedLimits: unordered,
    costTypes: (value) => ({ ...DEFAULT_COST_TYPES, ...(value as object) }),
  },

  async create(session, inputs) {
    const accountId = inputs.accountId ?? session.accountId;
    await createBudget(await session.clients.budgets(), accountId, inputs);
    await hold(session, accountId, inputs);
    return { id: `${accountId}:${inputs.name}` };
  },

  async read(session, id) {
    const [AccountId, BudgetName] = parts(id);
    const budgets = await session.clients.budgets();
    const found = await ifExists(budgets.describeBudget({ AccountId, BudgetName }));
    if (found?.Budget === undefined) return undefined;
    const { Notifications = [] } = await budgets.describeNotificationsForBudget({ AccountId, BudgetName });
    const held = await session.held.get(AccountId, "budget", BudgetName);
    return {
      ...fromBudget(found.Budget),
      accountId: AccountId,
      arn: `arn:${session.partition}:budgets::${AccountId}:budget/${BudgetName}`,
      notifications: Notifications.map((it) => ({
        notificationType: it.NotificationType,
        comparisonOperator: it.ComparisonOperator,
        threshold: it.Threshold,
        thresholdType: it.ThresholdType ?? "PERCENTAGE",
      })).map((it) => ({ ...it, ...subscribers(held?.notifications, notificationKey(it)) })),
      tags: held?.tags ?? {},
    };
  },

  async update(session, { id, olds, news }) {
    const [accountId, name] = parts(id);
    const budgets = await session.clients.budgets();
    if (JSON.stringify(toBudget(olds)) === JSON.stringify(toBudget(news))) {
      await updateNotifications(budgets, accountId, name, olds.notifications ?? [], news.notifications ?? []);
    } else {
      await budgets.deleteBudget({ AccountId: accountId, BudgetName: name });
      try {
        await createBudget(budgets, accountId, news);
      } catch (error) {
        await createBudget(budgets, accountId, olds);
        throw error;
      }
    }
    await hold(session, accountId, news);
  },

  async delete(session, id) {
    const [AccountId, BudgetName] = parts(id);
    const budgets = await session.clients.budgets();
    await ifExists(budgets.deleteBudget({ AccountId, BudgetName }));
    await session.held.remove(AccountId, "budget", BudgetName);
  },
});

const DEFAULT_COST_TYPES = {
  includeCredit: true,
  includeDiscount: true,
  includeOtherSubscription: true,
  includeRecurring: true,
  includeRefund: true,
  includeSubscription: true,
  includeSupport: true,
  includeTax: true,
  includeUpfront: true,
};

async function createBudget(budgets: Budgets, AccountId: string, inputs: BudgetInputs): Promise<void> {
  await budgets.createBudget({
    AccountId,
    Budget: toBudget(inputs),
    NotificationsWithSubscribers: (inputs.notifications ?? []).map(toNotification),
  });
}

async function updateNotifications(
  budgets: Budgets,
  AccountId: string,
  BudgetName: string,
  olds: readonly Notification[],
  news: readonly Notification[],
): Promise<void> {
  const isIn = (list: readonly Notification[], it: Notification): boolean =>
    list.some(
      (other) => JSON.stringify(canonicalNotification(other)) === JSON.stringify(canonicalNotification(it)),
    );
  for (const removed of olds.filter((it) => !isIn(news, it))) {
    const { Notification } = toNotification(removed);
    await ifExists(budgets.deleteNotification({ AccountId, BudgetName, Notification }));
  }
  for (const added of news.filter((it) => !isIn(olds, it))) {
    await budgets.createNotification({ AccountId, BudgetName, ...toNotification(added) });
  }
}

async function hold(session: Session, accountId: string, inputs: BudgetInputs): Promise<void> {
  await session.held.put(accountId, "budget", inputs.name, {
    notifications: (inputs.notifications ?? []).map((it) => ({
      comparisonOperator: it.comparisonOperator,
      notificationType: it.notificationType,
      threshold: it.threshold,
      thresholdType: it.thresholdType,
      subscriberEmailAddresses: it.subscriberEmailAddresses ?? [],
      subscriberSnsTopicArns: it.subscriberSnsTopicArns ?? [],
    })),
    tags: inputs.tags ?? {},
  });
}

function subscribers(
  held: readonly HeldNotification[] | undefined,
  key: string,
): Pick<HeldNotification, "subscriberEmailAddresses" | "subscriberSnsTopicArns"> {
  const { subscriberEmailAddresses = [], subscriberSnsTopicArns = [] } =
    held?.find((it) => notificationKey(it) === key) ?? {};
  return { subscriberEmailAddresses, subscriberSnsTopicArns };
}

function canonicalNotifications(list: unknown): unknown {
  return Array.isArray(list) ? unordered(list.map((it) => canonicalNotification(it as Notification))) : list;
}

function canonicalNotification(it: Notification): unknown {
  return [
    notificationKey(it),
    unordered(it.subscriberEmailAddresses ?? []),
    unordered(it.subscriberSnsTopicArns ?? []),
  ];
}

function parts(id: string): [accountId: string, name: string] {
  const [accountId, name] = id.split(":");
  if (accountId === undefined || name === undefined) {
    throw new Error(`the id "${id}" is not of the form <account id>:<budget name>`);
  }
  return [accountId, name];
}
