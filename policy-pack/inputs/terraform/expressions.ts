import { isObject } from "../../iam/json";
import type { Module } from "./modules";
import { objectIn } from "./modules";

/** What an expression refers to. */
export interface Reference {
  /** Address of one resource or data source, with its module and its index. */
  address: string;
  attribute: string;
}

const INDEX = String.raw`(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?`;
const RESOURCE = new RegExp(String.raw`^((?:data\.)?[\w-]+\.[\w-]+${INDEX})\.([\w-]+)$`);
const OUTPUT = new RegExp(String.raw`^(module\.[\w-]+${INDEX})\.([\w-]+)$`);
const VARIABLE = /^var\.([\w-]+)$/;
const INDEXED = /^(.*)\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/;

/**
 * What the value of a resource's argument is taken from, if its expression refers to one attribute of one resource and to
 * nothing else; through variables and outputs of modules if they do so, too. The JSON of a plan has no more than what an
 * expression refers to: a function around the only reference does not show.
 * @see https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
 */
export function referenceOf(
  module: Module,
  { type, name }: { type: string; name: string },
  argument: string,
): Reference | undefined {
  const own = module.configured.get(`${type}.${name}`);
  return resolve(module, objectIn(own ?? {}, "expressions")?.[argument]);
}

/** Whether a resource's configuration gives an argument; `undefined` where the configuration is not at hand. */
export function isArgumentGiven(
  module: Module,
  { type, name }: { type: string; name: string },
  argument: string,
): boolean | undefined {
  const own = module.configured.get(`${type}.${name}`);
  return own && objectIn(own, "expressions")?.[argument] !== undefined;
}

function resolve(module: Module, expression: unknown): Reference | undefined {
  const text = onlyReference(expression);
  if (text === undefined) return undefined;
  const [, variable] = VARIABLE.exec(text) ?? [];
  if (variable !== undefined) {
    const { parent, call } = module;
    return parent && call && Object.hasOwn(call, variable) ? resolve(parent, call[variable]) : undefined;
  }
  const prefix = module.address === "" ? "" : `${module.address}.`;
  const [, call, output] = OUTPUT.exec(text) ?? [];
  if (call !== undefined && output !== undefined) {
    const child = module.children.find(({ address }) => address === prefix + call);
    const outputs = child?.config && objectIn(child.config, "outputs");
    const own = outputs && Object.hasOwn(outputs, output) ? objectIn(outputs, output) : undefined;
    return child && own && resolve(child, own["expression"]);
  }
  const [, resource, attribute] = RESOURCE.exec(text) ?? [];
  if (resource === undefined || attribute === undefined || /^(?:module|each|count|path|self)\./.test(text))
    return undefined;
  return { address: prefix + resource, attribute };
}

/**
 * The only reference of an expression. Terraform lists each with all that it is part of: `aws_iam_policy.mfa[0].arn`,
 * `aws_iam_policy.mfa[0]` and `aws_iam_policy.mfa`.
 */
function onlyReference(expression: unknown): string | undefined {
  const references: unknown = isObject(expression) ? expression["references"] : undefined;
  if (!Array.isArray(references) || !isObject(expression) || Object.keys(expression).length > 1)
    return undefined;
  const [first, ...others] = references as unknown[];
  if (typeof first !== "string") return undefined;
  if (VARIABLE.test(first)) return others.length === 0 ? first : undefined;
  const whole = first.slice(0, first.lastIndexOf("."));
  const unindexed = INDEXED.exec(whole)?.[1];
  const parts = [whole, ...(unindexed === undefined ? [] : [unindexed])];
  // OpenTofu and old versions leave out the parts.
  const isOne = others.length <= parts.length && others.every((it, index) => it === parts[index]);
  return isOne ? first : undefined;
}
