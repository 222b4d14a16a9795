import { judgmentOf, type Rule, type Violation } from "../../../policy-pack/pack/rule";
import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { previewValues, UNKNOWN } from "../../support/previewValues";

export { UNKNOWN };

type Props = Record<string, unknown>;

interface Extras {
  /** What unknown values of a property come from. */
  from?: Record<string, StackResource[]>;
  provider?: StackResource | undefined;
  parent?: StackResource | undefined;
  opts?: { ignoreChanges: string[] };
}

/** A resource as a stack policy sees it. */
export function resource(type: string, name: string, props: Props, extras: Extras = {}): StackResource {
  const { from = {}, provider, parent, opts } = extras;
  return {
    type,
    name,
    urn: `urn:pulumi:dev::test::${type}::${name}`,
    props: previewValues(props),
    propertyDependencies: from,
    ...(provider && { provider: { urn: provider.urn } }),
    ...(parent && { parent }),
    ...(opts && { opts }),
  };
}

/** The violations of a rule. */
export async function violationsOf<Options extends object>(
  rule: Rule<Options>,
  resources: readonly StackResource[],
  options: Partial<Options> = {},
): Promise<readonly Violation[]> {
  return judgmentOf(await rule.judge(resources, options)).violations;
}

/** The messages of a rule, by subject. */
export async function report<Options extends object>(
  rule: Rule<Options>,
  resources: readonly StackResource[],
  options: Partial<Options> = {},
): Promise<Record<string, string>> {
  const violations = await violationsOf(rule, resources, options);
  return Object.fromEntries(violations.map(({ subject, message }) => [subject, message]));
}

export const ACCOUNT = "111122223333";
export const OTHER_ACCOUNT = "444455556666";
export const REGION = "us-east-1";
export const TOPIC_NAME = "notifications-0123abc";
export const TOPIC_ARN = `arn:aws:sns:${REGION}:${ACCOUNT}:${TOPIC_NAME}`;
export const ALARM_NAME = "charges-0123abc";

/** Lets a service act for this account. */
export function allowService(service: string, changes: object = {}): object {
  return {
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sns:Publish",
    Resource: TOPIC_ARN,
    Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } },
    ...changes,
  };
}

export function document(...statements: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

const KEY_ACTIONS = { Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" };
const CLOUDWATCH = "cloudwatch.amazonaws.com";
const BUDGETS = "budgets.amazonaws.com";

/** What to change in {@link baseline}; a property of `undefined` is left out. */
export interface Changes {
  component?: string;
  provider?: Props;
  key?: Props;
  topic?: Props;
  topicPolicy?: Props | "none";
  alarm?: Props | "none";
  budget?: Props | "none";
  /** What unknown values of the budget come from. */
  budgetFrom?: Extras["from"];
}

/** A stack in order, as its first preview shows it: ARNs and what SNS and KMS fill in are not known. */
export function baseline(changes: Changes = {}): StackResource[] {
  const component = resource(changes.component ?? "account-baseline:index:AccountBaseline", "baseline", {});
  // The engine hands the lists of a provider over as JSON texts.
  const provider = resource("pulumi:providers:aws", "home", {
    region: REGION,
    allowedAccountIds: JSON.stringify([ACCOUNT]),
    ...changes.provider,
  });
  const part = (type: string, name: string, props: Props, from: Extras["from"] = {}) =>
    resource(type, name, props, { from, provider, parent: component });

  const key = part("aws:kms/key:Key", "key", {
    arn: UNKNOWN,
    keyId: UNKNOWN,
    policy: document(allowService(CLOUDWATCH, KEY_ACTIONS), allowService(BUDGETS, KEY_ACTIONS)),
    ...changes.key,
  });
  const topic = part(
    "aws:sns/topic:Topic",
    "notifications",
    {
      arn: UNKNOWN,
      name: TOPIC_NAME,
      region: REGION,
      policy: UNKNOWN,
      kmsMasterKeyId: UNKNOWN,
      tagsAll: UNKNOWN,
      ...changes.topic,
    },
    { kmsMasterKeyId: [key] },
  );
  const topicPolicy =
    changes.topicPolicy === "none"
      ? undefined
      : part(
          "aws:sns/topicPolicy:TopicPolicy",
          "policy",
          {
            arn: UNKNOWN,
            policy: document(allowService(CLOUDWATCH), allowService(BUDGETS)),
            ...changes.topicPolicy,
          },
          { arn: [topic], policy: [topic] },
        );
  const alarm = {
    arn: UNKNOWN,
    name: ALARM_NAME,
    region: REGION,
    namespace: "AWS/Billing",
    metricName: "EstimatedCharges",
    dimensions: { Currency: "USD" },
    actionsEnabled: true,
    alarmActions: [UNKNOWN],
    tagsAll: UNKNOWN,
  };
  const budget = {
    arn: UNKNOWN,
    name: "monthly",
    budgetType: "COST",
    costFilters: UNKNOWN,
    notifications: [{ subscriberEmailAddresses: ["ops@example.com"], subscriberSnsTopicArns: [] }],
    tagsAll: UNKNOWN,
  };
  return [
    component,
    provider,
    key,
    topic,
    ...(topicPolicy === undefined ? [] : [topicPolicy]),
    ...(changes.alarm === "none"
      ? []
      : [
          part(
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            "charges",
            { ...alarm, ...changes.alarm },
            { alarmActions: [topicPolicy ?? topic] },
          ),
        ]),
    ...(changes.budget === "none"
      ? []
      : [
          part(
            "aws:budgets/budget:Budget",
            "monthly",
            { ...budget, ...changes.budget },
            { notifications: [topic], ...changes.budgetFrom },
          ),
        ]),
  ];
}
