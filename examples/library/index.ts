import { AccountBaseline } from "account-baseline";
import * as aws from "@pulumi/aws";

/** The accounts by name, each with its id and monthly limit in USD. */
const accounts = {
  shop: { accountId: "310000000002", monthlyLimitUsd: "500" },
  data: { accountId: "310000000003", monthlyLimitUsd: "2000" },
};

export const topics = Object.entries(accounts).map(([name, { accountId, monthlyLimitUsd }]) => {
  const { nodes, topicArn } = new AccountBaseline(name, {
    accountId,
    assumeRoles: [{ roleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole` }],
    admins: [{ name: "alice" }],
    monthlyLimitUsd,
    emails: ["ops@example.com"],
  });
  // An alarm of your own, through the baseline's provider and to its topic.
  new aws.cloudwatch.MetricAlarm(
    `${name}-ec2`,
    {
      alarmDescription: "EC2 charges of the month so far",
      namespace: "AWS/Billing",
      metricName: "EstimatedCharges",
      dimensions: { Currency: "USD", ServiceName: "AmazonEC2" },
      statistic: "Maximum",
      period: 21_600,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 100,
      alarmActions: [topicArn],
    },
    { provider: nodes.providers.billing },
  );
  return topicArn;
});
