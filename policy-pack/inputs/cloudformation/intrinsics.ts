import { isObject } from "../../iam/json";
import type { Truth } from "../../iam/truth";
import { put, UNKNOWN, unknownProperties, type Unknown } from "../values";

/** What the names in a template stand for. */
export interface TemplateScope {
  /** Whether a resource's reference may be followed: it is a user, a group or a managed policy. */
  isReferable: (logicalId: string) => boolean;
  /** The value of a parameter; `undefined` where it is unknown or there is no such parameter. */
  parameter: (name: string) => string | readonly string[] | undefined;
  /** A value of `Mappings`; `undefined` where there is none. */
  mapped: (map: string, key: string, attribute: string) => unknown;
  /** Whether a condition of the template holds. */
  condition: (name: string) => Truth;
  /**
   * An ARN that stands for a principal of the template in a trust policy: of the right kind, though not always with
   * the name it gets. `undefined` for what is no principal.
   * @param attribute As in `Fn::GetAtt`; `undefined` for a `Ref`.
   */
  principal: (logicalId: string, attribute: string | undefined) => string | undefined;
  /** The account that the stack is in; `undefined` where it is unknown. */
  account: string | undefined;
  /** Its partition; `undefined` where it is unknown. */
  partition: string | undefined;
  /** Whether an account or partition that is unknown may have a stand-in, which a comparison must not. */
  standIns: boolean;
}

/**
 * Where the account of a stack makes no difference, as in the resources of a policy document for its own account, this
 * one is used for it. No account has this number.
 */
export const STAND_IN_ACCOUNT = "000000000000";

/**
 * Characters for private use, which neither names nor policies in AWS have. A template that has one is not read, so
 * that no text of it can be taken for what they mark: an unknown account or partition in a longer text, and references.
 */
const [ACCOUNT_MARK, PARTITION_MARK, REFERENCE_MARK] = ["\uE000", "\uE001", "\uE002"];
const MARKS = /[\uE000-\uE002]/;

interface PseudoParameter {
  /** In the resources of a policy document and in trust policies. */
  standIn: string;
  /** In conditions of documents with policy variables: a variable that keeps the condition from being certain. */
  variable: string;
  /** In a part of a text, until the whole is known. */
  mark: string;
}

const PSEUDO_PARAMETERS: ReadonlyMap<string, PseudoParameter> = new Map([
  ["AWS::AccountId", { standIn: STAND_IN_ACCOUNT, variable: "${aws:PrincipalAccount}", mark: ACCOUNT_MARK }],
  ["AWS::Partition", { standIn: "aws", variable: "${aws:PrincipalPartition}", mark: PARTITION_MARK }],
]);

/** ARNs of managed policies, whose account and partition are the stack's own, or AWS's. */
const OWN_POLICY = /^arn:[^:]+:iam::(\uE000|\d{12}|aws):policy\//;

/** Whether a text has a character that could be taken for a mark. */
export function hasMark(text: string): boolean {
  return MARKS.test(text);
}

/** A reference to another resource of the template. */
export function referenceTo(logicalId: string): string {
  return `${REFERENCE_MARK}{${logicalId}}`;
}

/** The logical ID of a reference; `undefined` for any other text. */
export function referredId(text: string): string | undefined {
  return /^\uE002\{(\w+)\}$/.exec(text)?.[1];
}

const NO_VALUE = "AWS::NoValue";

/**
 * Where a value is, which decides what references and unknown accounts may become. `part`: in a longer text of a
 * property. `old-document`: a policy document without policy variables, whose conditions are `old-condition`.
 */
type Mode = "property" | "part" | "document" | "condition" | "old-document" | "old-condition" | "trust";

const DOCUMENTS: ReadonlyMap<string, Mode> = new Map([
  ["PolicyDocument", "document"],
  ["AssumeRolePolicyDocument", "trust"],
]);

/**
 * The properties of a template's resource with its functions evaluated. A reference to another resource of the
 * template becomes what {@link referenceTo} returns, which no name in AWS can be. Reading a value that is known only after the deploy
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
  if (typeof value === "string") return isDynamic(value) || MARKS.test(value) ? UNKNOWN : value;
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
    const evaluated = evaluate(item, scope, modeOf(key, item, mode));
    if (evaluated !== undefined) put(result, key, evaluated);
  }
  return result;
}

function modeOf(key: string, item: unknown, mode: Mode): Mode {
  if (key === "Condition" && mode === "document") return "condition";
  if (key === "Condition" && mode === "old-document") return "old-condition";
  const inner = mode === "property" ? DOCUMENTS.get(key) : undefined;
  const hasVariables = isObject(item) && item["Version"] === "2012-10-17";
  return inner === "document" && !hasVariables ? "old-document" : (inner ?? mode);
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
    case "Fn::Split":
      return split(argument, scope, mode);
    case "Fn::Select":
      return select(argument, scope, mode);
    case "Fn::FindInMap":
      return findInMap(argument, scope, mode);
    default:
      return UNKNOWN;
  }
}

function split(argument: unknown, scope: TemplateScope, mode: Mode): unknown {
  const [separator, whole] = (Array.isArray(argument) ? argument : []) as unknown[];
  if (typeof separator !== "string" || separator === "") return UNKNOWN;
  const text = evaluate(whole, scope, within(mode));
  return typeof text === "string" ? text.split(separator).map((part) => settled(part, mode)) : UNKNOWN;
}

function select(argument: unknown, scope: TemplateScope, mode: Mode): unknown {
  const [index, list] = (Array.isArray(argument) ? argument : []) as unknown[];
  if (!/^\d+$/.test(String(index))) return UNKNOWN;
  // Only the item that is taken has to be known.
  if (Array.isArray(list)) return evaluate((list as unknown[])[Number(index)] ?? UNKNOWN, scope, mode);
  const items = evaluate(list, scope, mode);
  return Array.isArray(items) ? ((items as unknown[])[Number(index)] ?? UNKNOWN) : UNKNOWN;
}

function findInMap(argument: unknown, scope: TemplateScope, mode: Mode): unknown {
  if (!Array.isArray(argument) || argument.length !== 3) return UNKNOWN;
  // What is used for a value that is unknown must not decide which one is found.
  const names = argument.map((it) => evaluate(it, { ...scope, standIns: false }, "document"));
  const [map, key, attribute] = names;
  if (typeof map !== "string" || typeof key !== "string" || typeof attribute !== "string") return UNKNOWN;
  return evaluate(scope.mapped(map, key, attribute) ?? UNKNOWN, scope, mode);
}

function refer(name: string, scope: TemplateScope, mode: Mode): unknown {
  if (mode === "property" && scope.isReferable(name)) return referenceTo(name);
  const principal = mode === "trust" ? scope.principal(name, undefined) : undefined;
  return principal ?? pseudoParameter(name, scope, mode) ?? scope.parameter(name) ?? UNKNOWN;
}

/** An account or partition; `undefined` for any other name. */
function pseudoParameter(name: string, scope: TemplateScope, mode: Mode): string | Unknown | undefined {
  const pseudo = PSEUDO_PARAMETERS.get(name);
  if (pseudo === undefined) return undefined;
  const known = name === "AWS::AccountId" ? scope.account : scope.partition;
  if (known !== undefined) return known;
  if (!scope.standIns) return UNKNOWN;
  switch (mode) {
    case "part":
      return pseudo.mark;
    case "condition":
      return pseudo.variable;
    case "document":
    case "old-document":
    case "trust":
      return pseudo.standIn;
    case "property":
    case "old-condition":
      return UNKNOWN;
  }
}

/** A text of a property with its parts put in: where an unknown account may decide whose it is, it is unknown. */
function settled(text: string, mode: Mode): string | Unknown {
  if (mode !== "property" || !MARKS.test(text)) return text;
  if (!OWN_POLICY.test(text)) return UNKNOWN;
  return text.replaceAll(ACCOUNT_MARK, STAND_IN_ACCOUNT).replaceAll(PARTITION_MARK, "aws");
}

/** Of the attributes only the ARN of a managed policy is one that policies are bound by. */
function attribute(path: string, scope: TemplateScope, mode: Mode): unknown {
  const [, logicalId = "", name = ""] = /^(\w+)\.(\w+)$/.exec(path) ?? [];
  if (mode === "trust") return scope.principal(logicalId, name) ?? UNKNOWN;
  return name === "PolicyArn" && mode === "property" && scope.isReferable(logicalId)
    ? referenceTo(logicalId)
    : UNKNOWN;
}

function substitute(argument: unknown, scope: TemplateScope, mode: Mode): unknown {
  const [text, values = {}] = (Array.isArray(argument) ? argument : [argument]) as unknown[];
  if (typeof text !== "string" || MARKS.test(text) || !isObject(values)) return UNKNOWN;
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
  return unknown.size > 0 || isDynamic(result) ? UNKNOWN : settled(result, mode);
}

function join(argument: unknown, scope: TemplateScope, mode: Mode): string | Unknown {
  const [separator, parts] = (Array.isArray(argument) ? argument : []) as unknown[];
  if (typeof separator !== "string" || MARKS.test(separator) || !Array.isArray(parts)) return UNKNOWN;
  const texts = parts.map((part) => evaluate(part, scope, within(mode))).filter((part) => part !== undefined);
  const result = texts.every((text) => typeof text === "string") ? texts.join(separator) : UNKNOWN;
  return result === UNKNOWN || isDynamic(result) ? UNKNOWN : settled(result, mode);
}

function choose(argument: unknown, scope: TemplateScope, mode: Mode): unknown {
  const [condition, whenTrue, whenFalse] = (Array.isArray(argument) ? argument : []) as unknown[];
  if (typeof condition !== "string") return UNKNOWN;
  const holds = scope.condition(condition);
  if (holds === "unknown") return UNKNOWN;
  return evaluate(holds === "true" ? whenTrue : whenFalse, scope, mode);
}

/** A reference is a whole text, never a part of one. */
function within(mode: Mode): Mode {
  return mode === "property" ? "part" : mode;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
function isDynamic(text: string): boolean {
  return text.includes("{{resolve:");
}
