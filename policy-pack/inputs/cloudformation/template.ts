import { isObject, type JsonObject } from "../../iam/json";
import type { Truth } from "../../iam/truth";
import { shapeOf } from "../shapes/shapes";
import { Conditions } from "./conditions";
import { dependenciesOf } from "./dependencies";
import { evaluateProperties, evaluateText, hasMark, type TemplateScope } from "./intrinsics";
import { principalArn } from "./principals";

/** The value that a stack gives a parameter: `absent` where the parameter's default applies. */
export type Given = { kind: "given"; value: unknown } | { kind: "absent" } | { kind: "unknown" };

/** A CloudFormation template with the values that a stack gives its parameters. */
export class Template {
  private readonly byId: JsonObject;
  private readonly parameters: JsonObject;
  private readonly conditions: Conditions;
  private readonly scope: TemplateScope;

  constructor(
    template: JsonObject,
    private readonly given: (name: string) => Given,
    /** Where the stack is. Default: it is unknown. */
    { account, partition }: { account?: string | undefined; partition?: string | undefined } = {},
  ) {
    this.byId = section(template, "Resources");
    this.parameters = section(template, "Parameters");
    const scope: TemplateScope = {
      isReferable: (logicalId) => this.isReferable(logicalId),
      parameter: (name) => this.parameter(name),
      mapped: (map, key, attribute) => {
        const mapping = section(section(section(template, "Mappings"), map), key);
        return Object.hasOwn(mapping, attribute) ? mapping[attribute] : undefined;
      },
      condition: (name) => this.conditions.holds(name),
      principal: (logicalId, attribute) => {
        const resource = this.existing(logicalId);
        return resource && principalArn(logicalId, resource, attribute);
      },
      account,
      partition,
      standIns: true,
    };
    this.scope = scope;
    // What only stands for a value must not be compared with another one.
    const compared: TemplateScope = { ...scope, condition: () => "unknown", standIns: false };
    this.conditions = new Conditions(section(template, "Conditions"), (value) =>
      evaluateText(value, compared),
    );
  }

  /** The resources that may exist, by logical id. */
  resources(): [logicalId: string, resource: JsonObject][] {
    return Object.keys(this.byId).flatMap((logicalId) => {
      const resource = this.existing(logicalId);
      return resource === undefined ? [] : [[logicalId, resource]];
    });
  }

  /** Whether a resource exists, by its condition. */
  existence({ Condition: condition }: JsonObject): Truth {
    if (condition === undefined) return "true";
    return typeof condition === "string" ? this.conditions.holds(condition) : "unknown";
  }

  propertiesOf({ Properties: properties }: JsonObject): Readonly<Record<string, unknown>> {
    return evaluateProperties(properties ?? {}, this.scope);
  }

  /** The logical ids that a resource is created after, directly or not; not by one that may not exist. */
  dependenciesOf(resource: JsonObject): string[] {
    const found = new Set<string>();
    const queue = [resource];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const logicalId of dependenciesOf(next, (name) => this.conditions.holds(name))) {
        const earlier = this.existing(logicalId);
        if (earlier === undefined || found.has(logicalId)) continue;
        found.add(logicalId);
        if (this.existence(earlier) === "true") queue.push(earlier);
      }
    }
    return [...found];
  }

  private existing(logicalId: string): JsonObject | undefined {
    const resource = Object.hasOwn(this.byId, logicalId) ? this.byId[logicalId] : undefined;
    return isObject(resource) && this.existence(resource) !== "false" ? resource : undefined;
  }

  private isReferable(logicalId: string): boolean {
    const type = this.existing(logicalId)?.["Type"];
    const role = typeof type === "string" ? shapeOf(type)?.role : undefined;
    return role === "user" || role === "group" || role === "managed-policy";
  }

  private parameter(name: string): string | readonly string[] | undefined {
    const parameter = Object.hasOwn(this.parameters, name) ? this.parameters[name] : undefined;
    if (!isObject(parameter)) return undefined;
    const { Type: type } = parameter;
    if (type !== "String" && type !== "CommaDelimitedList") return undefined;
    const given = this.given(name);
    if (given.kind === "unknown") return undefined;
    const value = given.kind === "given" ? given.value : parameter["Default"];
    // A dynamic reference is resolved in a parameter too.
    if (typeof value !== "string" || value.includes("{{resolve:") || hasMark(value)) return undefined;
    return type === "String" ? value : value.split(",").map((item) => item.trim());
  }
}

function section(template: JsonObject, name: string): JsonObject {
  const value = Object.hasOwn(template, name) ? template[name] : undefined;
  return isObject(value) ? value : {};
}
