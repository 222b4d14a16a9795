import type { Rule } from "../pack/rule";
import {
  readObjects,
  readProperty,
  readText,
  readTexts,
  type StackResource,
} from "../inputs/pulumi/resource";
import { appliesTo, everyStackOption, type EveryStackOption } from "./support/baseline";
import { wellArchitected } from "./support/controls";
import { Delivery } from "./support/delivery";
import { nameOf } from "./support/names";

const BUDGET = "aws:budgets/budget:Budget";
const SUBJECT = "budget";

/** What narrows the costs of a budget down. */
const FILTERS = ["costFilters", "filterExpression"] as const;

/**
 * Asks for a budget of all costs of the account of which someone hears: with a notification to an e-mail address, or to
 * a topic that takes what Budgets publishes.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 */
export const budgetWithReachableSubscriber: Rule<EveryStackOption> = {
  name: "budget-with-reachable-subscriber",
  displayName: "A budget notifies someone",
  description:
    "The stack has an AWS budget of all costs with a notification to an e-mail address, or to an SNS topic that lets budgets.amazonaws.com publish.",
  enforcementLevel: "mandatory",
  severity: "medium",
  controls: [wellArchitected("COST02-BP05", "Implement cost controls.")],
  tags: ["billing"],
  remediationSteps:
    "Create an aws.budgets.Budget of type COST, without filters, with notifications that have subscriberEmailAddresses, or subscriberSnsTopicArns of a topic whose policy, and whose KMS key's policy, let budgets.amazonaws.com in.",
  url: "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html",
  options: { everyStack: everyStackOption },
  judge: (resources, options) => {
    if (!appliesTo(resources, options)) return [];
    const budgets = resources.filter(({ type }) => type === BUDGET);
    const [first, ...others] = budgets;
    if (first === undefined) {
      return [
        { subject: SUBJECT, message: "The stack has no aws.budgets.Budget. Add one with a notification." },
      ];
    }
    const delivery = new Delivery(resources);
    const faults = budgets.map((budget) => ({ budget, fault: faultOf(budget, delivery) }));
    if (faults.some(({ fault }) => fault === undefined)) return [];
    const lines = faults.map(({ budget, fault = "" }) => `- ${nameOf(budget)}: ${fault}.`);
    const message = ["No budget is certain to notify anyone.", ...lines].join("\n");
    return [{ subject: SUBJECT, message, ...(others.length === 0 && { urn: first.urn }) }];
  },
};

/** Why nobody hears of the budget, or may not; `undefined` where someone does. */
function faultOf(budget: StackResource, delivery: Delivery): string | undefined {
  const partial = partFault(budget);
  if (partial !== undefined) return partial;
  const notifications = readObjects(budget, "notifications");
  if (notifications === "unknown") return "its notifications are not known in the preview";
  const obstacles = notifications.flatMap((notification) =>
    notification === "unknown"
      ? ["a notification is not known in the preview"]
      : obstaclesOf(notification, budget, delivery),
  );
  if (obstacles.includes(undefined)) return undefined;
  return obstacles.length === 0
    ? "it has no notification with a subscriber"
    : [...new Set(obstacles)].join("; ");
}

/** Why the budget does not watch all costs of the account. */
function partFault(budget: StackResource): string | undefined {
  const type = readText(budget, "budgetType");
  if (type === undefined) return "its budgetType is not known in the preview";
  if (type !== "COST") return `its budgetType is ${type}, which counts no costs`;
  const filter = FILTERS.find((property) => narrows(budget, property));
  return filter === undefined ? undefined : `it watches a part of the costs only, by ${filter}`;
}

/** Of what is not known, only what comes from a resource is the program's: the provider fills in what it leaves out. */
function narrows(resource: StackResource, name: string): boolean {
  const property = readProperty(resource, name);
  if (property.kind === "unknown") return (resource.propertyDependencies[name]?.length ?? 0) > 0;
  return Object.keys(property.value ?? {}).length > 0;
}

/** What keeps each subscriber of a notification from hearing; `undefined` for one that hears. */
function obstaclesOf(
  notification: StackResource,
  budget: StackResource,
  delivery: Delivery,
): (string | undefined)[] {
  const emails = readTexts(notification, "subscriberEmailAddresses");
  const arns = readTexts(notification, "subscriberSnsTopicArns");
  const { topics, outside, unsettled } = delivery.topics.resolve(budget, "notifications", arns);
  return [
    ...(emails === "unknown" ? [{ kind: "unknown" } as const] : emails).map((email) => {
      if (email.kind === "unknown") return "an e-mail address is not known in the preview";
      return String(email.value).includes("@") ? undefined : `"${String(email.value)}" is no e-mail address`;
    }),
    ...topics.map((topic) => delivery.obstacle(topic, "budgets.amazonaws.com", budget)),
    ...outside.map(
      (arn) => `${arn} is no topic of this stack, so whether Budgets may publish to it cannot be seen`,
    ),
    ...(unsettled ? ["a topic is not known in the preview and may be one of several"] : []),
  ];
}
