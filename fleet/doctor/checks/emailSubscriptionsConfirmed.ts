import type { Check, Objection } from "../check";
import type { BillingAlarm, EmailSubscription } from "../facts";

export const emailSubscriptionsConfirmed: Check = {
  name: "email-subscriptions-confirmed",
  title: "Everyone who is to be notified has confirmed",
  references: ["Amazon SNS: confirm the subscription"],
  level: "mandatory",
  examine: async (facts) => {
    const alarms = await facts.billingAlarms();
    const topics = [...new Set(alarms.flatMap(({ topicArns }) => topicArns))];
    return judgeSubscriptions(facts.emails, alarms, await facts.emailSubscriptions(topics));
  },
};

/**
 * Each address of the config must hear of the billing alarm. The budget's own mails need no confirmation.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html
 */
export function judgeSubscriptions(
  emails: readonly string[],
  alarms: readonly BillingAlarm[],
  subscriptions: readonly EmailSubscription[],
): Objection[] {
  if (alarms.length === 0) {
    return [
      {
        message: "there is no alarm on the estimated charges in us-east-1",
        fix: "Deploy the baseline of this account: account-baseline up.",
      },
    ];
  }
  // Any confirmed one will do: a mail that was deleted unread may have left a second, pending subscription.
  const confirmed = new Set(subscriptions.filter((one) => one.confirmed).map(({ address }) => address));
  const pending = new Set(subscriptions.map(({ address }) => address));
  return emails
    .filter((address) => !confirmed.has(address))
    .map((address) =>
      pending.has(address)
        ? {
            subject: address,
            message: `${address} has not confirmed the subscription, and hears nothing of the billing alarm`,
            fix: 'Open the mail "AWS Notification - Subscription Confirmation" and follow its link. It is valid for two days; after that, request a new one (SNS, the topic in us-east-1, Request confirmation).',
          }
        : {
            subject: address,
            message: `${address} is not subscribed to the topic of the billing alarm`,
            fix: "Deploy the baseline of this account: account-baseline up.",
          },
    );
}
