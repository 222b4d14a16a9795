import type { Budget } from "@aws-sdk/client-budgets";
import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";

import { partitionOf } from "../../../components/rules/awsRules";
import { CallError } from "../../aws/call";
import { type Properties, UNKNOWN } from "../../check/offline/wire";
import { UsageError } from "../../usageError";
import { alarmInputs, billingAlarms, isOnTotal } from "../facts/alarms";
import { budgetInputs, budgets, budgetTags, isMonthlyCost } from "../facts/budgets";
import type { Clients } from "../facts/clients";
import type { Plan } from "../plan";
import type { Wanted } from "../wanted";
import { adoptTopic } from "./topic";

const BUDGET = "aws:budgets/budget:Budget";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** What is meant where there are several: a name, or false for none. */
export interface Choices {
  readonly budget?: string | false | undefined;
  readonly alarm?: string | false | undefined;
  readonly topic?: string | false | undefined;
}

interface Stack {
  readonly accountId: string;
  readonly region: string;
}

/** The billing alarm, the topic that it publishes to, and the monthly budget. */
export async function adoptCosts(
  clients: Clients,
  wanted: Wanted,
  plan: Plan,
  stack: Stack,
  choices: Choices,
): Promise<void> {
  const alarm = await chooseAlarm(clients, plan, choices.alarm);
  const topicArn = await chooseTopic(clients, wanted, plan, { ...stack, alarm, choice: choices.topic });
  const asked = wanted.part(ALARM, "estimated-charges");
  if (alarm?.AlarmName !== undefined && asked !== undefined) {
    const { AlarmName: name } = alarm;
    const today = await alarmInputs(clients.cloudWatch, alarm);
    plan.adopt(
      asked,
      { id: name, physicalName: name, what: `billing alarm ${name}`, today },
      known(asked.inputs, topicArn),
    );
  }
  await adoptBudget(clients, wanted, plan, { ...stack, topicArn, choice: choices.budget });
}

async function chooseAlarm(
  { cloudWatch }: Pick<Clients, "cloudWatch">,
  plan: Plan,
  choice: string | false | undefined,
): Promise<MetricAlarm | undefined> {
  const all = byName(await billingAlarms(cloudWatch), ({ AlarmName }) => AlarmName);
  const candidates = new Map([...all].filter(([, alarm]) => isOnTotal(alarm)));
  refuseUnknown("alarm", choice, candidates, "alarm on the account's total estimated charges in USD");
  const chosen = plan.choose("billing alarm", candidates, ["alarm", choice]);
  leaveOthers(plan, "billing alarm", all, chosen);
  return chosen;
}

async function chooseTopic(
  clients: Pick<Clients, "sns" | "kms">,
  wanted: Wanted,
  plan: Plan,
  of: Stack & { alarm: MetricAlarm | undefined; choice: string | false | undefined },
): Promise<string | undefined> {
  const { accountId, alarm, choice } = of;
  const own = `arn:${partitionOf(of.region)}:sns:us-east-1:${accountId}:`;
  const nameOf = (arn: string): string => arn.slice(own.length);
  const topics = (alarm?.AlarmActions ?? []).filter((arn) => arn.startsWith(own));
  const candidates = byName(topics, nameOf);
  // A topic may be named that no alarm publishes to.
  if (typeof choice === "string") candidates.set(choice, `${own}${choice}`);
  const arn = plan.choose("topic of the billing alarm", candidates, ["topic", choice]);
  if (arn === undefined) return undefined;
  if (await adoptTopic(clients, wanted, plan, { arn, accountId })) return arn;
  if (typeof choice === "string")
    throw new UsageError(`--topic ${choice}: the account has no such topic in us-east-1`);
  return undefined;
}

async function adoptBudget(
  { budgets: client }: Pick<Clients, "budgets">,
  wanted: Wanted,
  plan: Plan,
  of: Stack & { topicArn: string | undefined; choice: string | false | undefined },
): Promise<void> {
  const { accountId, choice, topicArn } = of;
  const all = byName(await budgets(client, accountId), ({ BudgetName }) => BudgetName);
  const candidates = new Map([...all].filter(([, budget]) => isMonthlyCost(budget)));
  refuseUnknown("budget", choice, candidates, "monthly cost budget in USD with a fixed limit and no filter");
  const chosen = plan.choose<Budget>("monthly budget", candidates, ["budget", choice]);
  leaveOthers(plan, "budget", all, chosen);
  const asked = wanted.part(BUDGET, "monthly");
  if (chosen?.BudgetName === undefined || asked === undefined) return;
  const name = chosen.BudgetName;
  const arn = `arn:${partitionOf(of.region)}:budgets::${accountId}:budget/${name}`;
  const tags = await budgetTags(client, arn).catch((error: unknown) => {
    noteUnreadTags(plan, name, error);
    return undefined;
  });
  plan.adopt(
    asked,
    {
      id: `${accountId}:${name}`,
      physicalName: name,
      what: `budget ${name}`,
      today: { ...(await budgetInputs(client, accountId, chosen)), tags },
      uncompared: tags === undefined ? ["tags"] : [],
    },
    known(asked.inputs, topicArn),
  );
}

/** Nothing else depends on the tags, so that a budget is adopted without. */
function noteUnreadTags(plan: Plan, name: string, error: unknown): void {
  if (!(error instanceof CallError)) throw error;
  plan.notes.push(`the tags of budget ${name} stay as they are, since they cannot be read: ${error.message}`);
}

/** All that an alarm or a budget has that only a deploy can tell is the topic's ARN. */
function known(inputs: Properties, topicArn: string | undefined): Properties {
  if (topicArn === undefined) return inputs;
  const fill = (value: unknown): unknown => {
    if (value === UNKNOWN) return topicArn;
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
  };
  return {
    alarmActions: fill(inputs["alarmActions"]),
    okActions: fill(inputs["okActions"]),
    notifications: fill(inputs["notifications"]),
  };
}

function byName<T>(things: readonly T[], nameOf: (thing: T) => string | undefined): Map<string, T> {
  return new Map(things.map((thing) => [nameOf(thing) ?? "", thing]));
}

function leaveOthers<T>(plan: Plan, what: string, all: ReadonlyMap<string, T>, chosen: T | undefined): void {
  const others = [...all].filter(([, thing]) => thing !== chosen);
  plan.leftAlone.push(...others.map(([name]) => `${what} ${name}`));
}

function refuseUnknown(
  flag: string,
  choice: string | false | undefined,
  candidates: ReadonlyMap<string, unknown>,
  what: string,
): void {
  if (typeof choice !== "string" || candidates.has(choice)) return;
  const names = candidates.size === 0 ? "none" : [...candidates.keys()].join(", ");
  throw new UsageError(`--${flag} ${choice}: no such ${what}; the account has ${names}`);
}
