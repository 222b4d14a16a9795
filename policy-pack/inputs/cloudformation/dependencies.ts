import { isObject, type JsonObject } from "../../iam/json";
import type { Truth } from "../../iam/truth";

/**
 * The logical ids that a resource of a template is created after: those of its `DependsOn` and those that its
 * properties refer to. A reference in a branch of `Fn::If` counts only where the branch is certain to be taken.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
export function dependenciesOf(
  { DependsOn: dependsOn, Properties: properties }: JsonObject,
  condition: (name: string) => Truth,
): ReadonlySet<string> {
  const explicit = Array.isArray(dependsOn) ? dependsOn : [dependsOn];
  const found = new Set(explicit.filter((it) => typeof it === "string"));
  collect(properties, condition, found);
  return found;
}

function collect(value: unknown, condition: (name: string) => Truth, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, condition, found);
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === "Fn::If") {
      const [name, whenTrue, whenFalse] = (Array.isArray(item) ? item : []) as unknown[];
      const holds = typeof name === "string" ? condition(name) : "unknown";
      if (holds !== "unknown") collect(holds === "true" ? whenTrue : whenFalse, condition, found);
      continue;
    }
    for (const name of referred(key, item)) found.add(name);
    collect(item, condition, found);
  }
}

function referred(key: string, argument: unknown): string[] {
  const [first, values] = (Array.isArray(argument) ? argument : [argument]) as unknown[];
  if (typeof first !== "string") return [];
  switch (key) {
    case "Ref":
      return [first];
    case "Fn::GetAtt":
      return first.split(".", 1);
    case "Fn::Sub": {
      const own = isObject(values) ? values : {};
      return [...first.matchAll(/\$\{(\w[^}]*)\}/g)]
        .map(([, name = ""]) => name)
        .filter((name) => !Object.hasOwn(own, name))
        .flatMap((name) => name.split(".", 1));
    }
    default:
      return [];
  }
}
