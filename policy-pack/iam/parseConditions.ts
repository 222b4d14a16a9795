import type { Condition } from "./conditions/evaluate";
import { parseOperator, type Operator } from "./conditions/operator";
import type { ConditionValue } from "./conditions/operatorFamily";
import { describe, isObject } from "./json";
import type { ParseContext } from "./document";
import { parseTemplate, plainTemplate } from "./template";

/** The prefix may be the address of an identity provider, such as `oidc.eks.eu-west-1.amazonaws.com/id/1A2B:sub`. */
const KEY = /^[A-Za-z0-9./_-]+:.+$/;

/** Reads a `Condition` element; one entry for each operator and key. */
export function parseConditions(source: unknown, context: ParseContext): Condition[] {
  const report = (path: string, message: string): void => {
    context.defects.push({ path: `Statement[${context.index}].Condition${path}`, message });
  };
  if (source === undefined) return [];
  if (!isObject(source)) {
    report("", `is ${describe(source)}, and must be an object`);
    return [];
  }
  return Object.entries(source).flatMap(([name, keys]) => {
    const operator = parseOperator(name);
    if (operator === undefined) {
      report(`.${name}`, "is not a condition operator");
      return [];
    }
    if (!isObject(keys)) {
      report(`.${name}`, `is ${describe(keys)}, and must be an object`);
      return [];
    }
    const seen = new Set<string>();
    return Object.entries(keys).map(([key, value]): Condition => {
      const path = `.${name}["${key}"]`;
      if (!KEY.test(key)) report(path, "is not a context key; expected prefix:name");
      const lowerKey = lowerCase(key);
      if (seen.has(lowerKey)) report(path, "is used twice");
      seen.add(lowerKey);
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      const values = list.flatMap((item) => {
        const parsed = parseValue(item, operator, context.variables);
        if (typeof parsed !== "string") return [parsed];
        report(path, parsed);
        return [];
      });
      return { operator, key: lowerKey, values };
    });
  });
}

/** Of the letters A to Z only: some other letters would become one of those, and another key. */
function lowerCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** @returns The value, or what is wrong with it. */
function parseValue(value: unknown, operator: Operator, variables: boolean): ConditionValue | string {
  if (typeof value !== "string" && typeof value !== "boolean" && typeof value !== "number") {
    return `is ${describe(value)}; expected a text, a number or a truth value`;
  }
  const text = String(value);
  if (operator.kind === "null") {
    return /^(true|false)$/i.test(text)
      ? { text, template: plainTemplate(text) }
      : `is ${describe(value)}; expected "true" or "false"`;
  }
  const { family } = operator;
  if (!family.isValid(text)) return `is ${describe(value)}; expected ${family.expects ?? "a text"}`;
  const template = variables && family.variables ? parseTemplate(text) : plainTemplate(text);
  return template === undefined ? `${describe(value)} has a malformed policy variable` : { text, template };
}
