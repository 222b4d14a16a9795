import type { Statement } from "../../iam/document";
import { describe, isObject, repeatedKeys, type JsonObject } from "../../iam/json";
import { parseDocument } from "../../iam/parseDocument";

/** A policy of a resource, such as a topic or a key, whose every part is understood. */
export type ResourcePolicy = readonly ResourceStatement[];

export interface ResourceStatement extends Statement {
  principals: readonly Principal[];
  /** `NotPrincipal`: all but these. */
  principalsNegated: boolean;
}

export type Principal = { kind: "anyone" } | { kind: "aws" | "service" | "other"; text: string };

export type ParsedResourcePolicy = { ok: true; policy: ResourcePolicy } | { ok: false; defect: string };

const KINDS: Readonly<Record<string, "aws" | "service" | "other">> = {
  AWS: "aws",
  Service: "service",
  Federated: "other",
  CanonicalUser: "other",
};

/** A Sid may have more characters here than in an identity-based policy, and says nothing about what is allowed. */
const NOT_IDENTITY_BASED: ReadonlySet<string> = new Set(["Principal", "NotPrincipal", "Sid"]);

/**
 * Reads a resource-based policy: an identity-based one with principals. What is not understood makes the whole of it
 * unreadable.
 * @param source JSON text, or the value that it stands for.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function parseResourcePolicy(source: unknown): ParsedResourcePolicy {
  let value = source;
  if (typeof source === "string") {
    try {
      value = JSON.parse(source) as unknown;
    } catch (error) {
      return { ok: false, defect: `is not JSON: ${(error as SyntaxError).message}` };
    }
    const repeated = repeatedKeys(source);
    if (repeated.length > 0) {
      return { ok: false, defect: `has keys twice in one object: ${repeated.join(", ")}` };
    }
  }
  if (!isObject(value)) return { ok: false, defect: `is ${describe(value)}, and must be a JSON object` };
  const list: readonly unknown[] = Array.isArray(value["Statement"])
    ? value["Statement"]
    : [value["Statement"]];
  const policy: ResourceStatement[] = [];
  for (const [index, item] of list.entries()) {
    const statement = parseStatement(item, value["Version"]);
    if (typeof statement === "string") return { ok: false, defect: `Statement[${index}]${statement}` };
    policy.push(statement);
  }
  return { ok: true, policy };
}

/** @returns What is wrong, for a statement that is not understood. */
function parseStatement(source: unknown, version: unknown): ResourceStatement | string {
  if (!isObject(source)) return ` is ${describe(source)}, and must be an object`;
  const { Principal: positive, NotPrincipal: negative } = source;
  if ((positive === undefined) === (negative === undefined))
    return " must have one of Principal and NotPrincipal";
  const principals = parsePrincipals(positive ?? negative);
  if (principals === undefined)
    return `.Principal is ${describe(positive ?? negative)}, which is no principal`;
  const rest = Object.fromEntries(Object.entries(source).filter(([name]) => !NOT_IDENTITY_BASED.has(name)));
  const parsed = parseDocument({ ...(version !== undefined && { Version: version }), Statement: rest });
  if (!parsed.ok) {
    return parsed.defects
      .map(({ path, message }) => `${path.replace("Statement[0]", "")} ${message}`)
      .join("; ");
  }
  const [statement] = parsed.document.statements;
  if (statement === undefined) return " is empty";
  return { ...statement, principals, principalsNegated: positive === undefined };
}

function parsePrincipals(source: unknown): Principal[] | undefined {
  if (source === "*") return [{ kind: "anyone" }];
  if (!isObject(source) || Object.keys(source).length === 0) return undefined;
  const principals: Principal[] = [];
  for (const name of Object.keys(source)) {
    const kind = KINDS[name];
    const texts = textsOf(source, name);
    if (kind === undefined || texts === undefined) return undefined;
    principals.push(
      ...texts.map((text): Principal =>
        kind === "aws" && text === "*" ? { kind: "anyone" } : { kind, text },
      ),
    );
  }
  return principals;
}

function textsOf(source: JsonObject, name: string): string[] | undefined {
  const value = source[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((item) => typeof item === "string");
  return texts.length === list.length && texts.length > 0 ? texts : undefined;
}
