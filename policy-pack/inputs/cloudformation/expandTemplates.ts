import { describe, isObject } from "../../iam/json";
import { Accounts } from "../pulumi/accounts";
import { describedResource } from "../pulumi/describedResource";
import { hiddenMaker } from "../pulumi/hiddenMakers";
import { dialectOf } from "../shapes/dialects";
import { partitionOf } from "../shapes/partition";
import { shapeOf } from "../shapes/shapes";
import { isOfOtherCloud } from "../pulumi/otherClouds";
import { readProperty, readText, type StackResource } from "../pulumi/resource";
import { runsUnreadCode } from "../pulumi/unreadCode";
import { hiddenPart } from "./hiddenPart";
import { parseTemplate, type ParsedTemplate } from "./parseTemplate";
import { isTakenBack, rollsBack } from "./rollback";
import { mayCreateIam, stackTypeOf, type StackType } from "./stacks";
import { Template, type Given } from "./template";

/** A resource that may create IAM resources of which not all are known, such as a CloudFormation stack. */
export interface UnreadableTemplate {
  stack: StackResource;
  /** The name of the CloudFormation stack where that is known, else what the program calls the resource. */
  name: string;
  /** What it is, as a message begins: `CloudFormation stack` or `Resource`. */
  what: string;
  reason: string;
  /** What to do about it, as a sentence. */
  fix: string;
}

/** The resources of a Pulumi stack and those that they describe, by a CloudFormation template or another state. */
export interface ExpandedStack {
  resources: readonly StackResource[];
  unreadable: readonly UnreadableTemplate[];
  /**
   * Stacks that have not been read wholly, and whose missing capabilities keep CloudFormation from creating IAM
   * resources for them. Stack sets and products in a template that is not at hand have capabilities of their own.
   */
  withoutIam: readonly UnreadableTemplate[];
}

const STACK = {
  what: "CloudFormation stack",
  fix:
    "give the whole template as templateBody, from values that exist before the deploy and without nested stacks and " +
    "transforms; or leave CAPABILITY_IAM and CAPABILITY_NAMED_IAM out where it creates no IAM resources.",
};

const OTHER = {
  what: "Resource",
  fix: "create the IAM resources with aws.iam.",
};

/**
 * Adds the IAM resources that CloudFormation stacks and Cloud Control create for a Pulumi stack, roles among them, and
 * the resources of templates that run code of their own; leaves out what is certain to be another cloud's.
 */
export function expandTemplates(all: readonly StackResource[]): ExpandedStack {
  const own = all.filter((it) => !isOfOtherCloud(it));
  const resources = own.map((it) => dialectOf(it)?.resource ?? it);
  const added: StackResource[] = [];
  const unreadable: UnreadableTemplate[] = [];
  const withoutIam: UnreadableTemplate[] = [];
  for (const resource of own) {
    const described = describedResource(resource);
    if (described?.ok === false) {
      unreadable.push({ stack: resource, name: resource.name, reason: described.reason, ...OTHER });
      continue;
    }
    const maker = described?.resource ?? resource;
    if (described !== undefined && isExpanded(maker.type)) added.push(maker);
    const type = stackTypeOf(maker.type);
    if (type === undefined) {
      const reason = hiddenMaker(maker, resources);
      if (reason !== undefined) unreadable.push({ stack: maker, name: maker.name, reason, ...OTHER });
      continue;
    }
    const { resources: own, reason, mayBeIam } = expandStack(maker, type);
    added.push(...own);
    if (reason === undefined) continue;
    const name = readText(maker, type.name) ?? maker.name;
    (mayBeIam ? unreadable : withoutIam).push({ stack: maker, name, reason, ...STACK });
  }
  return { resources: added.length === 0 ? resources : [...resources, ...added], unreadable, withoutIam };
}

/** Roles are for the rules on trust policies, code for the rule that names it. */
function isExpanded(type: string): boolean {
  return shapeOf(type) !== undefined || type === "AWS::IAM::Role" || runsUnreadCode(type);
}

interface OwnResources {
  resources: readonly StackResource[];
  /** Why these may not be all. */
  reason?: string;
  mayBeIam: boolean;
}

function expandStack(stack: StackResource, type: StackType): OwnResources {
  const mayBeIam = mayCreateIam(stack, type.capabilities);
  const parsed = readTemplate(stack, type);
  if (!parsed.ok) return { resources: [], reason: parsed.reason, mayBeIam };
  // The instances of a stack set are in other accounts than the stack set.
  const place = type.set
    ? {}
    : { account: Accounts.idOf(new Accounts().of(stack)), partition: partitionOf(stack) };
  const template = new Template(parsed.template, (name) => givenParameter(stack, type, name), place);
  const hidden = hiddenPart(parsed.template, template);
  const isRolledBack = rollsBack(stack, type);
  const resources = template.resources().flatMap(([logicalId, resource]) => {
    const { Type: resourceType, Condition: condition } = resource;
    if (typeof resourceType !== "string" || !isExpanded(resourceType)) return [];
    const isConditional = template.existence(resource) === "unknown";
    return {
      type: resourceType,
      urn: `${stack.urn}#${logicalId}`,
      name: logicalId,
      props: template.propertiesOf(resource),
      propertyDependencies: {},
      template: {
        stack,
        ...(isConditional && { condition: describe(condition) }),
        dependsOn: template.dependenciesOf(resource),
        ...(!(isRolledBack && isTakenBack(resource)) && { staysOnFailure: true }),
      },
    };
  });
  return {
    resources,
    mayBeIam: mayBeIam || hidden?.ofItsOwn === true,
    ...(hidden && { reason: hidden.reason }),
  };
}

function readTemplate(stack: StackResource, type: StackType): ParsedTemplate {
  const url = readProperty(stack, type.url);
  if (url.kind === "unknown" || (typeof url.value === "string" && url.value !== "")) {
    return { ok: false, reason: `its template is at ${type.url}` };
  }
  const body = readProperty(stack, type.body);
  if (body.kind === "unknown") return { ok: false, reason: `its ${type.body} is not known in the preview` };
  return parseTemplate(body.value);
}

/** The instances of a stack set may have values of their own. */
function givenParameter(stack: StackResource, type: StackType, name: string): Given {
  const given = readProperty(stack, type.parameters);
  if (type.set || given.kind === "unknown") return { kind: "unknown" };
  const value = isObject(given.value) ? given.value[name] : undefined;
  return value === undefined || value === null ? { kind: "absent" } : { kind: "given", value };
}
