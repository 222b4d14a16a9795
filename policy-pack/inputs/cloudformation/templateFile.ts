import { isObject, type JsonObject } from "../../iam/json";
import type { StackResource } from "../pulumi/resource";

/** A stack that a template stands for as a file. */
export interface TemplateStack {
  urn: string;
  name: string;
  /** JSON or YAML, or the value that it stands for. */
  body: string | JsonObject;
  parameters: Readonly<Record<string, string>>;
  provider?: NonNullable<StackResource["provider"]>;
}

/** The stack of a template, which may create any IAM resource. */
export function templateStack({ urn, name, body, parameters, provider }: TemplateStack): StackResource {
  return {
    type: "AWS::CloudFormation::Stack",
    urn,
    name,
    props: {
      TemplateBody: body,
      Parameters: parameters,
      Capabilities: ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
    },
    propertyDependencies: {},
    ...(provider && { provider }),
  };
}

/** Whether a JSON value is a template: every resource has a type of CloudFormation's. */
export function isTemplate(value: JsonObject): boolean {
  const { Resources: resources, AWSTemplateFormatVersion: version } = value;
  if (!isObject(resources)) return false;
  const types = Object.values(resources).map((it) => (isObject(it) ? it["Type"] : undefined));
  return version !== undefined || types.some((type) => typeof type === "string" && type.includes("::"));
}

/** Whether a text that is not JSON is meant as a template. */
export function looksLikeTemplate(text: string): boolean {
  return /^AWSTemplateFormatVersion\s*:/m.test(text) || /^Resources\s*:/m.test(text);
}

/** The parameters that a template declares. */
export function parametersOf(template: JsonObject): string[] {
  return isObject(template["Parameters"]) ? Object.keys(template["Parameters"]) : [];
}
