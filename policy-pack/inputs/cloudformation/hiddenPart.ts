import { isObject, type JsonObject } from "../../iam/json";
import { templateElsewhere } from "../pulumi/hiddenMakers";
import { isUnknownIamType } from "../shapes/kinds";
import { mayCreateIam, stackTypeOf } from "./stacks";
import type { Template } from "./template";

/** What of a template is not at hand. */
export interface HiddenPart {
  reason: string;
  /** Whether it may create IAM users and credentials by the stack's capabilities or its own; else others refuse it. */
  ofItsOwn: boolean;
}

/**
 * AWS's own transforms that add no users and credentials, and leave IAM resources as they are written.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html
 */
const KNOWN_TRANSFORMS: ReadonlySet<unknown> = new Set([
  "AWS::Serverless-2016-10-31",
  "AWS::LanguageExtensions",
  "AWS::CodeDeployBlueGreen",
]);

/** Types that create further resources from a template which is not at hand, with the capabilities of their stack. */
const NESTED = /^AWS::CloudFormation::Stack$|^AWS::Serverless::Application$|::MODULE$/;

/** What of a template may create resources that it does not show, first what its stack's capabilities say nothing of. */
export function hiddenPart(source: JsonObject, template: Template): HiddenPart | undefined {
  const { Transform: transform, Resources: resources } = source;
  const hidden: HiddenPart[] = [];
  const add = (reason: string, ofItsOwn = false): number => hidden.push({ reason, ofItsOwn });
  const transforms: readonly unknown[] = Array.isArray(transform) ? transform : [transform];
  if (transforms.some((it) => it !== undefined && !KNOWN_TRANSFORMS.has(it)) || hasTransform(source)) {
    add("its template is changed by a transform");
  }
  if (!isObject(resources)) add("its template has no Resources");
  for (const [logicalId, resource] of Object.entries(isObject(resources) ? resources : {})) {
    const type = isObject(resource) ? resource["Type"] : undefined;
    if (!isObject(resource) || typeof type !== "string") {
      add(`${logicalId} of its template has no Type`);
      continue;
    }
    if (template.existence(resource) === "false") continue;
    const where = `${logicalId} of its template (${type})`;
    if (NESTED.test(type)) add(`${where} has a template of its own`);
    const stackType = stackTypeOf(type);
    if (stackType?.set === true) {
      // Its capabilities are its own, and not those of the stack.
      const props = template.propertiesOf(resource);
      const set = { type, urn: logicalId, name: logicalId, props, propertyDependencies: {} };
      add(`${where} has a template of its own`, mayCreateIam(set, stackType.capabilities));
    }
    const elsewhere = templateElsewhere(type);
    if (elsewhere !== undefined) add(`${where} is not read: ${elsewhere}`, true);
    if (isUnknownIamType(type)) add(`${where} is not read, and may be a user or a credential`, true);
  }
  return hidden.find(({ ofItsOwn }) => ofItsOwn) ?? hidden[0];
}

function hasTransform(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, item]) => key === "Fn::Transform" || hasTransform(item));
}
