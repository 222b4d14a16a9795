import type { Rule } from "../pack/rule";
import { readProperty, readText, readTexts, type StackResource } from "../inputs/pulumi/resource";
import { appliesTo, everyStackOption, type EveryStackOption } from "./support/baseline";
import { nist, wellArchitected } from "./support/controls";
import { Delivery } from "./support/delivery";
import { nameOf } from "./support/names";

const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
/** The only region that has the metric. */
const REGION = "us-east-1";
const CLOUDWATCH = "cloudwatch.amazonaws.com";
const SUBJECT = "billing alarm";

/**
 * Asks for an alarm on all estimated charges of the account that reaches someone: in the region of the metric, switched
 * on, with a topic that takes what CloudWatch publishes.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 */
export const billingAlarm: Rule<EveryStackOption> = {
  name: "billing-alarm",
  displayName: "An alarm on the estimated charges is sent",
  description:
    "The stack has a CloudWatch alarm on AWS/Billing EstimatedCharges in us-east-1, of all services, whose action is a topic that lets CloudWatch publish.",
  enforcementLevel: "mandatory",
  severity: "medium",
  controls: [
    wellArchitected("COST02-BP05", "Implement cost controls."),
    nist("SI-4(5)", "System Monitoring | System-generated Alerts."),
  ],
  tags: ["billing"],
  remediationSteps:
    "Create an aws.cloudwatch.MetricAlarm with namespace AWS/Billing, metricName EstimatedCharges and the dimension Currency alone in us-east-1, and an SNS topic there as its alarmActions; the policies of the topic and of its KMS key let cloudwatch.amazonaws.com publish.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html",
  options: { everyStack: everyStackOption },
  judge: (resources, options) => {
    if (!appliesTo(resources, options)) return [];
    const alarms = resources.filter(isBillingAlarm);
    const [first, ...others] = alarms;
    if (first === undefined) {
      return [
        {
          subject: SUBJECT,
          message: `The stack has no alarm on AWS/Billing EstimatedCharges. Add one in ${REGION}.`,
        },
      ];
    }
    const delivery = new Delivery(resources);
    const faults = alarms.map((alarm) => ({ alarm, fault: faultOf(alarm, delivery) }));
    if (faults.some(({ fault }) => fault === undefined)) return [];
    const lines = faults.map(({ alarm, fault = "" }) => `- ${nameOf(alarm)}: ${fault}.`);
    const message = ["No alarm on the estimated charges is certain to reach anyone.", ...lines].join("\n");
    return [{ subject: SUBJECT, message, ...(others.length === 0 && { urn: first.urn }) }];
  },
};

function isBillingAlarm(resource: StackResource): boolean {
  return (
    resource.type === METRIC_ALARM &&
    readText(resource, "namespace") === "AWS/Billing" &&
    readText(resource, "metricName") === "EstimatedCharges"
  );
}

/** Why the alarm reaches nobody, or may not; `undefined` where it does. */
function faultOf(alarm: StackResource, delivery: Delivery): string | undefined {
  const region = delivery.providers.regionOf(alarm);
  if (region !== REGION)
    return `it is in ${region ?? "a region that is not known"}, and the metric is in ${REGION} only`;
  const partial = partFault(alarm);
  if (partial !== undefined) return partial;
  const enabled = readProperty(alarm, "actionsEnabled");
  if (enabled.kind === "unknown") return "actionsEnabled is not known in the preview";
  if (enabled.value === false) return "actionsEnabled is false";
  const actions = readTexts(alarm, "alarmActions");
  if (actions !== "unknown" && actions.length === 0) return "it has no alarmActions";
  const { topics, outside, unsettled } = delivery.topics.resolve(alarm, "alarmActions", actions);
  const obstacles = topics.map((topic) => {
    const topicRegion = delivery.providers.regionOf(topic);
    return topicRegion === REGION
      ? delivery.obstacle(topic, CLOUDWATCH, alarm)
      : `topic ${nameOf(topic)} is in ${topicRegion ?? "a region that is not known"}, and an alarm publishes in its own only`;
  });
  if (obstacles.includes(undefined)) return undefined;
  return [
    ...obstacles,
    ...outside.map(
      (arn) => `${arn} is no topic of this stack, so whether CloudWatch may publish to it cannot be seen`,
    ),
    ...(unsettled
      ? ["alarmActions has values that are not known in the preview and may come from several resources"]
      : []),
  ].join("; ");
}

/** Why the alarm does not watch all charges: besides the currency, each dimension narrows them down. */
function partFault(alarm: StackResource): string | undefined {
  const dimensions = readProperty(alarm, "dimensions");
  if (dimensions.kind === "unknown") return "its dimensions are not known in the preview";
  const names = Object.keys(dimensions.value ?? {});
  const others = names.filter((name) => name !== "Currency");
  if (others.length > 0) return `it watches a part of the charges only, by ${others.join(" and ")}`;
  return names.length === 0
    ? "it has no dimension Currency, without which the metric has no data"
    : undefined;
}
