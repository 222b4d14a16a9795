import { describe, isObject, type JsonObject } from "../../iam/json";
import { isRelevant } from "../iam/relevant";
import { shapeOf } from "../iam/shapes";
import { readProperty, readText, type StackResource } from "../resource";
import { evaluateProperties, type TemplateScope } from "./intrinsics";
import { parseTemplate, type ParsedTemplate } from "./parseTemplate";
import { principalArn } from "./principals";
import { isStackSet, stackNameProperty } from "./stacks";

/** A CloudFormation stack of whose resources not all can be told. */
export interface UnreadableTemplate {
  stack: StackResource;
  /** The name of the CloudFormation stack where that is known, else what the program calls it. */
  name: string;
  reason: string;
}

/** The resources of a Pulumi stack and those of the templates in it. */
export interface ExpandedStack {
  resources: readonly StackResource[];
  unreadable: readonly UnreadableTemplate[];
}

/** Types that make further resources of a template which is not at hand. */
const NESTED = /^AWS::CloudFormation::(Stack|StackSet)$|::MODULE$/;

/** Adds the IAM resources that the CloudFormation stacks of a Pulumi stack make. */
export function expandTemplates(resources: readonly StackResource[]): ExpandedStack {
  const added: StackResource[] = [];
  const unreadable: UnreadableTemplate[] = [];
  for (const stack of resources) {
    const nameProperty = stackNameProperty(stack.type);
    if (nameProperty === undefined) continue;
    const name = readText(stack, nameProperty) ?? stack.name;
    const parsed = readTemplate(stack);
    if (!parsed.ok) {
      unreadable.push({ stack, name, reason: parsed.reason });
      continue;
    }
    const reason = hiddenPart(parsed.template);
    if (reason !== undefined) unreadable.push({ stack, name, reason });
    added.push(...iamResources(stack, parsed.template));
  }
  return { resources: added.length === 0 ? resources : [...resources, ...added], unreadable };
}

function readTemplate(stack: StackResource): ParsedTemplate {
  const url = readProperty(stack, "templateUrl");
  if (url.kind === "unknown" || (typeof url.value === "string" && url.value !== "")) {
    return { ok: false, reason: "its template is at templateUrl" };
  }
  const body = readProperty(stack, "templateBody");
  if (body.kind === "unknown") return { ok: false, reason: "its templateBody is not known in the preview" };
  return parseTemplate(body.value);
}

/** Why a template may make resources that it does not show. */
function hiddenPart(template: JsonObject): string | undefined {
  const { Transform: transform, Resources: resources } = template;
  if (transform !== undefined || hasTransform(template)) return "its template is changed by a transform";
  if (!isObject(resources)) return "its template has no Resources";
  for (const [logicalId, resource] of Object.entries(resources)) {
    const type = isObject(resource) ? resource["Type"] : undefined;
    if (typeof type !== "string") return `${logicalId} of its template has no Type`;
    if (NESTED.test(type)) return `${logicalId} of its template (${type}) has a template of its own`;
  }
  return undefined;
}

function hasTransform(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, item]) => key === "Fn::Transform" || hasTransform(item));
}

function iamResources(stack: StackResource, template: JsonObject): StackResource[] {
  const resources = isObject(template["Resources"]) ? template["Resources"] : {};
  const scope: TemplateScope = {
    isReferable: (logicalId) => isReferable(resources[logicalId]),
    parameter: (name) => parameterValue(stack, template, name),
    principal: (reference) => principalArn(resources, reference),
  };
  return Object.entries(resources).flatMap(([logicalId, resource]) => {
    if (!isObject(resource) || typeof resource["Type"] !== "string") return [];
    const { Type: type, Properties: properties, Condition: condition } = resource;
    if (!isRelevant(type)) return [];
    return {
      type,
      urn: `${stack.urn}#${logicalId}`,
      name: logicalId,
      props: evaluateProperties(isObject(properties) ? properties : {}, scope),
      propertyDependencies: {},
      template: { stack, ...(condition !== undefined && { condition: describe(condition) }) },
    };
  });
}

function isReferable(resource: unknown): boolean {
  if (!isObject(resource) || typeof resource["Type"] !== "string") return false;
  const role = shapeOf(resource["Type"])?.role;
  return role === "user" || role === "group" || role === "managed-policy";
}

/** The instances of a stack set may have values of their own. */
function parameterValue(stack: StackResource, template: JsonObject, name: string): string | undefined {
  const parameters = isObject(template["Parameters"]) ? template["Parameters"] : {};
  const parameter = parameters[name];
  if (!isObject(parameter) || parameter["Type"] !== "String" || isStackSet(stack.type)) return undefined;
  const given = readProperty(stack, "parameters");
  if (given.kind === "unknown") return undefined;
  const value = (isObject(given.value) ? given.value[name] : undefined) ?? parameter["Default"];
  return typeof value === "string" ? value : undefined;
}
