import { isObject } from "../../iam/json";
import type { Truth } from "../../iam/truth";
import { put, UNKNOWN, unknownProperties, type Unknown } from "../values";

/** What the names in a template stand for. */
export interface TemplateScope {
  /** Whether a resource's reference may be followed: it is a user, a group or a managed policy. */
  isReferable: (logicalId: string) => boolean;
  /** The value of a parameter; `undefined` where it is not known or there is no such parameter. */
  parameter: (name: string) => string | undefined;
  /** Whether a condition of the template holds. */
  condition: (name: string) => Truth;
  /**
   * An ARN that stands for a principal of the template in a trust policy: of the right kind, though not always with
   * the name it gets. `undefined` for what is no principal.
   * @param attribute As in `Fn::GetAtt`; `undefined` for a `Ref`.
   */
  principal: (logicalId: string, attribute: string | undefined) => string | undefined;
  /** Whether {@link PSEUDO_PARAMETERS} may be used, which a comparison must not. */
  standIns: boolean;
}

/**
 * Where the account of a stack does not matter, as it does not to a policy document that is written for its own
 * account, this one stands for it. No account has this number.
 */
export const STAND_IN_ACCOUNT = "000000000000";

const PSEUDO_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ["AWS::AccountId", STAND_IN_ACCOUNT],
  ["AWS::Partition", "aws"],
]);

const NO_VALUE = "AWS::NoValue";

/**
 * What a reference to another resource of the template may become: `${LogicalId}` in a property; nothing in a policy
 * document, where that would be a variable; the ARN of a principal in a trust policy.
 */
type Mode = "property" | "document" | "trust";

const DOCUMENTS: ReadonlyMap<string, Mode> = new Map([
  ["PolicyDocument", "document"],
  ["AssumeRolePolicyDocument", "trust"],
]);

/**
 * The properties of a template's resource with its functions evaluated. A reference to another resource of the
 * template becomes `${LogicalId}`, which no name in AWS can be. Reading a value that is known only after the deploy
 * throws, as it does for the properties of a Pulumi resource in a preview.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function evaluateProperties(properties: unknown, scope: TemplateScope): Record<string, unknown> {
  const result = evaluate(properties, scope, "property");
  if (result === undefined) return {};
  return isObject(result) ? result : unknownProperties();
}

/** The text that a value of a template comes to; `undefined` where it is not known, or no text. */
export function evaluateText(value: unknown, scope: TemplateScope): string | undefined {
  const result = evaluate(value, scope, "document");
  return typeof result === "string" ? result : undefined;
}

function evaluate(value: unknown, scope: TemplateScope, mode: Mode): unknown {
  if (typeof value === "string") return isDynamic(value) ? UNKNOWN : value;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    const items = value.map((item) => evaluate(item, scope, mode)).filter((item) => item !== undefined);
    for (const [index, item] of items.entries()) put(list, index, item);
    return list;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const [[name, argument] = ["", undefined], ...others] = entries;
  if (others.length === 0 && (name === "Ref" || name.startsWith("Fn::"))) {
    return call(name, argument, scope, mode);
  }
  // A loop may add any key.
  if (entries.some(([key]) => key.startsWith("Fn::"))) return UNKNOWN;
  const result: Record<string, unknown> = {};
  for (const [key, item] of entries) {
    const evaluated = evaluate(item, scope, mode === "property" ? (DOCUMENTS.get(key) ?? mode) : mode);
    if (evaluated !== undefined) put(result, key, evaluated);
  }
  return result;
}

function call(name: string, argument: unknown, scope: TemplateScope, mode: Mode): unknown {
  switch (name) {
    case "Ref":
      return argument === NO_VALUE ? undefined : refer(String(argument), scope, mode);
    case "Fn::GetAtt":
      return attribute(Array.isArray(argument) ? argument.join(".") : String(argument), scope, mode);
    case "Fn::Sub":
      return substitute(argument, scope, mode);
    case "Fn::Join":
      return join(argument, scope, mode);
    case "Fn::If":
      return choose(argument, scope, mode);
    default:
      return UNKNOWN;
  }
}

function refer(name: string, scope: TemplateScope, mode: Mode): string | Unknown {
  if (mode === "property" && scope.isReferable(name)) return `\${${name}}`;
  const principal = mode === "trust" ? scope.principal(name, undefined) : undefined;
  const standIn = scope.standIns ? PSEUDO_PARAMETERS.get(name) : undefined;
  return principal ?? standIn ?? scope.parameter(name) ?? UNKNOWN;
}

/** Of the attributes only the ARN of a managed policy is one that policies are bound by. */
function attribute(path: string, scope: TemplateScope, mode: Mode): string | Unknown {
  const [, logicalId = "", name = ""] = /^(\w+)\.(\w+)$/.exec(path) ?? [];
  if (mode === "trust") return scope.principal(logicalId, name) ?? UNKNOWN;
  return name === "PolicyArn" && mode === "property" && scope.isReferable(logicalId)
    ? `\${${logicalId}}`
    : UNKNOWN;
}

function substitute(argument: unknown, scope: TemplateScope, mode: Mode): string | Unknown {
  const [text, values = {}] = (Array.isArray(argument) ? argument : [argument]) as unknown[];
  if (typeof text !== "string" || !isObject(values)) return UNKNOWN;
  // A text that is nothing but a reference; within a longer one, a name would be needed that is not known.
  const [, whole] = /^\$\{(\w+)\}$/.exec(text) ?? [];
  if (whole !== undefined && !Object.hasOwn(values, whole)) return refer(whole, scope, mode);
  const inner = within(mode);
  const unknown = new Set<string>();
  const result = text.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal !== "") return `\${${name}}`;
    const value = Object.hasOwn(values, name)
      ? evaluate(values[name], scope, inner)
      : name.includes(".")
        ? attribute(name, scope, inner)
        : refer(name, scope, inner);
    if (typeof value === "string") return value;
    unknown.add(name);
    return "";
  });
  return unknown.size > 0 || isDynamic(result) ? UNKNOWN : result;
}

function join(argument: unknown, scope: TemplateScope, mode: Mode): string | Unknown {
  const [separator, parts] = (Array.isArray(argument) ? argument : []) as unknown[];
  if (typeof separator !== "string" || !Array.isArray(parts)) return UNKNOWN;
  const texts = parts.map((part) => evaluate(part, scope, within(mode))).filter((part) => part !== undefined);
  const result = texts.every((text) => typeof text === "string") ? texts.join(separator) : UNKNOWN;
  return result !== UNKNOWN && isDynamic(result) ? UNKNOWN : result;
}

function choose(argument: unknown, scope: TemplateScope, mode: Mode): unknown {
  const [condition, whenTrue, whenFalse] = (Array.isArray(argument) ? argument : []) as unknown[];
  if (typeof condition !== "string") return UNKNOWN;
  const holds = scope.condition(condition);
  if (holds === "unknown") return UNKNOWN;
  return evaluate(holds === "true" ? whenTrue : whenFalse, scope, mode);
}

/** `${LogicalId}` stands for a reference as a whole text only. */
function within(mode: Mode): Mode {
  return mode === "property" ? "document" : mode;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
function isDynamic(text: string): boolean {
  return text.includes("{{resolve:");
}
