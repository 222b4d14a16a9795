import * as pulumi from "@pulumi/pulumi";
import type * as inputs from "@pulumi/aws/types/input";

import type { ComparedNotificationArgs } from "../args";

/** The recipients where nobody else is named. */
export interface Audience {
  emails: readonly string[];
  /** The topic that the name `baseline` means. */
  topicArn: pulumi.Output<string>;
}

/** The notifications of a budget as AWS takes them. */
export function budgetNotifications(
  notifications: readonly ComparedNotificationArgs[],
  audience: Audience,
  comparison: "GREATER_THAN" | "LESS_THAN" = "GREATER_THAN",
): inputs.budgets.BudgetNotification[] {
  return notifications.map((notification) => {
    const { emails, topicArns } = subscribers(notification, audience);
    return {
      comparisonOperator: notification.comparison ?? comparison,
      notificationType: notification.type,
      ...threshold(notification),
      subscriberEmailAddresses: emails,
      subscriberSnsTopicArns: topicArns,
    };
  });
}

/** A threshold in percent, or in the unit of the budget. */
export function threshold({
  percent,
  usd,
  amount,
}: Pick<ComparedNotificationArgs, "percent" | "usd" | "amount">) {
  return percent === undefined
    ? { thresholdType: "ABSOLUTE_VALUE", threshold: pulumi.output(usd ?? amount).apply(Number) }
    : { thresholdType: "PERCENTAGE", threshold: percent };
}

/** The recipients: the addresses and topics that are named, otherwise the baseline's addresses. */
export function subscribers(
  { emails, topics = [] }: Pick<ComparedNotificationArgs, "emails" | "topics">,
  audience: Audience,
): { emails: string[]; topicArns: pulumi.Input<string>[] } {
  return {
    emails: [...(emails ?? audience.emails)],
    topicArns: topics.map((topic) => (topic === "baseline" ? audience.topicArn : topic)),
  };
}
