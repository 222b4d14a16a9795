import type { Check, Objection } from "../check";

export const billingMetrics: Check = {
  name: "billing-metrics",
  title: "Billing metrics arrive in us-east-1",
  references: ["Amazon CloudWatch: create a billing alarm to monitor your estimated AWS charges"],
  level: "mandatory",
  examine: async (facts) => judgeBillingMetrics(await facts.billingDatapoints()),
};

/**
 * Without the metric the billing alarm never rings.
 * @param datapoints Number of values of the last 24 hours.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 */
export function judgeBillingMetrics(datapoints: number): Objection[] {
  if (datapoints > 0) return [];
  return [
    {
      subject: "AWS/Billing EstimatedCharges",
      message:
        "no value of EstimatedCharges arrived in us-east-1 within the last 24 hours, so the billing alarm cannot ring",
      fix: "Billing and Cost Management, Billing preferences, Alert preferences, Receive CloudWatch billing alerts; in an organization in the management account. The first values come after some hours.",
    },
  ];
}
