import { isObject } from "../../iam/json";

/** Stands for a value that is known only after the deploy. */
const UNKNOWN = Symbol("unknown");
type Unknown = typeof UNKNOWN;

/** What the names in a template stand for. */
export interface TemplateScope {
  /** Whether a resource's reference may be followed: it is a user, a group or a managed policy. */
  isReferable: (logicalId: string) => boolean;
  /** The value of a parameter; `undefined` where it is not known or there is no such parameter. */
  parameter: (name: string) => string | undefined;
  /**
   * In a trust policy alone: the ARN of a role, user or identity provider of the template that a reference such as
   * `Role.Arn` stands for; `undefined` for any other reference.
   */
  principal?: (reference: string) => string | undefined;
}

/**
 * Where the account of a stack does not matter, as it does not to a policy document that is written for its own
 * account, this one stands for it. No account has this number.
 */
const PSEUDO_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ["AWS::AccountId", "000000000000"],
  ["AWS::Partition", "aws"],
]);

const NO_VALUE = "AWS::NoValue";
const POLICY_DOCUMENT = "PolicyDocument";
const TRUST_POLICY = "AssumeRolePolicyDocument";

/**
 * The properties of a template's resource with its functions evaluated. A reference to another resource of the
 * template becomes `${LogicalId}`, which no name in AWS can be. Reading a value that is known only after the deploy
 * throws, as it does for the properties of a Pulumi resource in a preview.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function evaluateProperties(properties: object, scope: TemplateScope): Record<string, unknown> {
  const { principal: _, ...withoutPrincipals } = scope;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(properties)) {
    if (key === TRUST_POLICY) put(result, key, evaluate(value, scope, false));
    else put(result, key, evaluate(value, withoutPrincipals, key !== POLICY_DOCUMENT));
  }
  return result;
}

/** @param referable Whether `${LogicalId}` may stand for a reference; in a policy document it would be a variable. */
function evaluate(value: unknown, scope: TemplateScope, referable: boolean): unknown {
  if (typeof value === "string") return isDynamic(value) ? UNKNOWN : value;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    const items = value.map((item) => evaluate(item, scope, referable)).filter((item) => item !== undefined);
    for (const [index, item] of items.entries()) put(list, index, item);
    return list;
  }
  if (!isObject(value)) return value;
  const [[name, argument] = ["", undefined], ...others] = Object.entries(value);
  if (others.length === 0 && (name === "Ref" || name.startsWith("Fn::"))) {
    return call(name, argument, scope, referable);
  }
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    put(result, key, evaluate(item, scope, referable && key !== POLICY_DOCUMENT));
  }
  return result;
}

function call(name: string, argument: unknown, scope: TemplateScope, referable: boolean): unknown {
  switch (name) {
    case "Ref":
      return argument === NO_VALUE ? undefined : refer(String(argument), scope, referable);
    case "Fn::GetAtt":
      return attribute(argument, scope, referable);
    case "Fn::Sub":
      return substitute(argument, scope, referable);
    case "Fn::Join":
      return join(argument, scope);
    default:
      return UNKNOWN;
  }
}

function refer(name: string, scope: TemplateScope, referable: boolean): string | Unknown {
  if (referable && scope.isReferable(name)) return `\${${name}}`;
  return PSEUDO_PARAMETERS.get(name) ?? scope.parameter(name) ?? scope.principal?.(name) ?? UNKNOWN;
}

/** Of the attributes only the ARN of a managed policy is one that policies are bound by. */
function attribute(argument: unknown, scope: TemplateScope, referable: boolean): string | Unknown {
  const path = Array.isArray(argument) ? argument.join(".") : String(argument);
  const [, logicalId] = /^(\w+)\.PolicyArn$/.exec(path) ?? [];
  if (logicalId !== undefined && referable && scope.isReferable(logicalId)) return `\${${logicalId}}`;
  return scope.principal?.(path) ?? UNKNOWN;
}

function substitute(argument: unknown, scope: TemplateScope, referable: boolean): string | Unknown {
  const [text, values = {}] = (Array.isArray(argument) ? argument : [argument]) as unknown[];
  if (typeof text !== "string" || !isObject(values)) return UNKNOWN;
  // A text that is nothing but a reference; within a longer one, a name would be needed that is not known.
  const [, whole] = /^\$\{(\w+)\}$/.exec(text) ?? [];
  if (whole !== undefined && !Object.hasOwn(values, whole)) return refer(whole, scope, referable);
  const unknown = new Set<string>();
  const result = text.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal !== "") return `\${${name}}`;
    const own = Object.hasOwn(values, name);
    const value = own ? evaluate(values[name], scope, false) : refer(name, scope, false);
    if (typeof value === "string") return value;
    unknown.add(name);
    return "";
  });
  return unknown.size > 0 || isDynamic(result) ? UNKNOWN : result;
}

function join(argument: unknown, scope: TemplateScope): string | Unknown {
  const [separator, parts] = (Array.isArray(argument) ? argument : []) as unknown[];
  if (typeof separator !== "string" || !Array.isArray(parts)) return UNKNOWN;
  const texts = parts.map((part) => evaluate(part, scope, false)).filter((part) => part !== undefined);
  const result = texts.every((text) => typeof text === "string") ? texts.join(separator) : UNKNOWN;
  return result !== UNKNOWN && isDynamic(result) ? UNKNOWN : result;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
function isDynamic(text: string): boolean {
  return text.includes("{{resolve:");
}

function put(target: object, key: string | number, value: unknown): void {
  const descriptor =
    value === UNKNOWN
      ? {
          get: (): never => {
            throw new Error(`${key} can't be known before the deploy`);
          },
        }
      : { value };
  Object.defineProperty(target, key, { ...descriptor, enumerable: true });
}
