import type { RawConfig } from "../../config/parse";
import type { WantedResource } from "./wanted";

/**
 * Whether an input comes from a value that is encrypted in the stack file: an offline run has a placeholder for it, and
 * what stands in AWS in its place is no more for everybody's eyes.
 */
export function encryptedInputs({
  values,
  secretKeys,
}: RawConfig): (resource: WantedResource, property: string) => boolean {
  const threshold = values["billingAlarmUsd"] === undefined ? "monthlyLimitUsd" : "billingAlarmUsd";
  return ({ type, inputs }, property) => {
    if (property === "tags") return secretKeys.has("tags");
    switch (type) {
      case "aws:budgets/budget:Budget":
        return property === "limitAmount" && secretKeys.has("monthlyLimitUsd");
      case "aws:cloudwatch/metricAlarm:MetricAlarm":
        return property === "threshold" && secretKeys.has(threshold);
      case "aws:account/alternativeContact:AlternativeContact":
        return secretKeys.has(`${String(inputs["alternateContactType"]).toLowerCase()}Contact`);
      default:
        return false;
    }
  };
}
