import { isObject } from "../../../policy-pack/iam/json";
import {
  type Property,
  readObjects,
  readProperty,
  readText,
  type StackResource,
} from "../../../policy-pack/inputs/pulumi/resource";
import type { ItemName } from "./priceTable";

/** What a resource has AWS bill. */
export interface Use {
  item: ItemName;
  /** How many units of the item. */
  quantity: number;
  /** Uses of an item that are of the same thing are billed once. */
  of: string;
}

/** The types of resources that are billed, each with what is billed; undefined where only AWS knows how much. */
export const METERS: ReadonlyMap<string, (resource: StackResource) => Use | undefined> = new Map([
  ["aws:kms/key:Key", keyUse],
  ["aws:cloudwatch/metricAlarm:MetricAlarm", alarmUse],
  ["aws:cloudwatch/logMetricFilter:LogMetricFilter", filterUse],
  ["aws:secretsmanager/secret:Secret", secretUse],
  ["aws:budgets/budgetAction:BudgetAction", actionUse],
]);

/** Periods of fewer seconds make an alarm one of high resolution. */
const STANDARD_PERIOD = 60;

/** Whether a resource is a key that AWS rotates, or may be one. */
export function isRotatingKey(resource: StackResource): boolean {
  if (resource.type !== "aws:kms/key:Key") return false;
  const property = readProperty(resource, "enableKeyRotation");
  return property.kind === "unknown" || property.value === true;
}

function keyUse({ urn }: StackResource): Use {
  return { item: "kmsKey", quantity: 1, of: urn };
}

/**
 * An alarm is billed by the metrics that it reads, and an anomaly band as two more: its bounds. What a query in SQL or
 * PromQL finds only AWS knows.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
 */
function alarmUse(alarm: StackResource): Use | undefined {
  const queries = readObjects(alarm, "metricQueries");
  if (queries === "unknown") return undefined;
  let quantity = isGiven(readProperty(alarm, "metricName")) ? 1 : 0;
  const periods = [known(readProperty(alarm, "period"))];
  for (const query of queries) {
    if (query === "unknown" || readProperty(query, "expression").kind === "unknown") return undefined;
    const expression = readText(query, "expression") ?? "";
    if (/^\s*SELECT\b/i.test(expression)) return undefined;
    if (/\bANOMALY_DETECTION_BAND\b/i.test(expression)) quantity += 2;
    const metric = readProperty(query, "metric");
    if (isGiven(metric)) quantity += 1;
    const value = known(metric);
    if (isObject(value)) periods.push(value["period"]);
  }
  if (quantity === 0) return undefined;
  const isHighResolution = periods.some((period) => typeof period === "number" && period < STANDARD_PERIOD);
  return { item: isHighResolution ? "highResolutionAlarmMetric" : "alarmMetric", quantity, of: alarm.urn };
}

/** A filter is free; its metric is billed, of which a filter with dimensions makes one for each of their values. */
function filterUse(filter: StackResource): Use | undefined {
  const item = "filterMetric";
  const transformation = known(readProperty(filter, "metricTransformation"));
  if (!isObject(transformation)) return { item, quantity: 1, of: filter.urn };
  const { namespace, name, dimensions } = transformation;
  if (isObject(dimensions) && Object.keys(dimensions).length > 0) return undefined;
  const place = [filter.provider?.urn, readText(filter, "region")];
  return { item, quantity: 1, of: JSON.stringify([...place, namespace, name]) };
}

/** Each replica is billed as a secret. */
function secretUse(secret: StackResource): Use | undefined {
  const replicas = readObjects(secret, "replicas");
  return replicas === "unknown"
    ? undefined
    : { item: "secret", quantity: 1 + replicas.length, of: secret.urn };
}

/** It is the budget that is billed, however many actions it has. */
function actionUse(action: StackResource): Use {
  return { item: "actionBudget", quantity: 1, of: readText(action, "budgetName") ?? action.urn };
}

function isGiven(property: Property): boolean {
  return property.kind === "unknown" || (property.value !== undefined && property.value !== null);
}

/** Undefined for what is known only after the deploy, too. */
function known(property: Property): unknown {
  return property.kind === "known" ? property.value : undefined;
}
