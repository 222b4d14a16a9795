import type { AccountContents } from "./accountContents";

/** Something that must hold in an account after a deploy. */
export interface Check {
  holds: boolean;
  what: string;
}

/** What a deployed baseline must have brought, judged by what is really in the account. */
export function checkContents({ users, groups, budgets, alarms, topics }: AccountContents): Check[] {
  const grouped = new Set(
    groups.filter(({ inlinePolicies }) => Object.keys(inlinePolicies).length > 0).flatMap((g) => g.users),
  );
  const topicArns = new Set(topics.map(({ arn }) => arn));
  return [
    {
      holds: users.length > 0 && users.every(({ name }) => grouped.has(name)),
      what: "each user is in a group with a policy",
    },
    {
      holds: users.every(({ consolePassword, resetRequired }) => !consolePassword || resetRequired),
      what: "each console password must be changed at the first sign-in",
    },
    {
      holds: budgets.some(({ notifications }) =>
        notifications.some(({ subscribers }) => subscribers.length > 0),
      ),
      what: "a budget notifies somebody",
    },
    {
      holds: alarms.some(({ alarmActions }) => alarmActions.some((arn) => topicArns.has(arn))),
      what: "the billing alarm notifies the topic",
    },
    {
      holds:
        topics.length > 0 &&
        topics.every(({ encrypted, subscriptions }) => encrypted && subscriptions.length > 0),
      what: "the topic is encrypted and somebody is subscribed",
    },
  ];
}

/** The user that must not have been created. */
export function checkAbsent({ users }: AccountContents, name: string, account: string): Check {
  return { holds: users.every((user) => user.name !== name), what: `no user ${name} in account ${account}` };
}
