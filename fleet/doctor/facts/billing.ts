import { type BudgetsClient, DescribeBudgetsCommand } from "@aws-sdk/client-budgets";
import {
  type CloudWatchClient,
  DescribeAlarmsForMetricCommand,
  GetMetricStatisticsCommand,
} from "@aws-sdk/client-cloudwatch";
import { paginateListSubscriptionsByTopic, type SNSClient } from "@aws-sdk/client-sns";

import { call } from "../permissions";

/** The metric of an account's bill; only in us-east-1. */
const ESTIMATED_CHARGES = {
  Namespace: "AWS/Billing",
  MetricName: "EstimatedCharges",
  Dimensions: [{ Name: "Currency", Value: "USD" }],
};

/** Length of the look back, in seconds: AWS publishes the metric several times a day. */
const DAY = 86_400;

/** An alarm on the estimated charges and the SNS topics that it notifies. */
export interface BillingAlarm {
  readonly name: string;
  readonly topicArns: readonly string[];
}

export interface EmailSubscription {
  readonly topicArn: string;
  readonly address: string;
  readonly confirmed: boolean;
}

/** Looks at the budgets, for the effect alone. */
export async function budgetsAreReadable(budgets: BudgetsClient, accountId: string): Promise<void> {
  await call("budgets:ViewBudget", () =>
    budgets.send(new DescribeBudgetsCommand({ AccountId: accountId, MaxResults: 1 })),
  );
}

/** Number of periods of the last day in which the metric has a value. */
export async function billingDatapoints(cloudWatch: CloudWatchClient, now: Date): Promise<number> {
  const { Datapoints = [] } = await call("cloudwatch:GetMetricStatistics", () =>
    cloudWatch.send(
      new GetMetricStatisticsCommand({
        ...ESTIMATED_CHARGES,
        StartTime: new Date(now.getTime() - DAY * 1_000),
        EndTime: now,
        Period: 3_600,
        Statistics: ["Maximum"],
      }),
    ),
  );
  return Datapoints.length;
}

export async function billingAlarms(cloudWatch: CloudWatchClient): Promise<BillingAlarm[]> {
  const { MetricAlarms = [] } = await call("cloudwatch:DescribeAlarmsForMetric", () =>
    cloudWatch.send(new DescribeAlarmsForMetricCommand(ESTIMATED_CHARGES)),
  );
  return MetricAlarms.map(({ AlarmName = "", ActionsEnabled, AlarmActions = [] }) => ({
    name: AlarmName,
    topicArns: ActionsEnabled === false ? [] : AlarmActions.filter((arn) => /^arn:[^:]+:sns:/.test(arn)),
  }));
}

export async function emailSubscriptions(sns: SNSClient, topicArn: string): Promise<EmailSubscription[]> {
  return call("sns:ListSubscriptionsByTopic", async () => {
    const emails: EmailSubscription[] = [];
    const pages = paginateListSubscriptionsByTopic({ client: sns }, { TopicArn: topicArn });
    for await (const { Subscriptions = [] } of pages) {
      for (const { Protocol = "", Endpoint, SubscriptionArn } of Subscriptions) {
        if (!Protocol.startsWith("email") || Endpoint === undefined) continue;
        // Until the reader has confirmed, SNS gives the words PendingConfirmation in place of an ARN.
        emails.push({ topicArn, address: Endpoint, confirmed: SubscriptionArn?.startsWith("arn:") === true });
      }
    }
    return emails;
  });
}
