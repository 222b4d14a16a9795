import type { Statement } from "../../iam/document";
import { describe, isObject, repeatedKeys, type JsonObject } from "../../iam/json";
import { parseDocument } from "../../iam/parseDocument";
import { literal, matches } from "../../iam/pattern";

/** A policy of a resource, such as a topic, a key or a role, whose every part is understood. */
export type ResourcePolicy = readonly ResourceStatement[];

export interface ResourceStatement extends Statement {
  principals: readonly Principal[];
  /** `NotPrincipal`: all but these. */
  principalsNegated: boolean;
}

type NamedKind = "aws" | "service" | "federated" | "canonical-user";
export type Principal = { kind: "anyone" } | { kind: NamedKind; text: string };

export type ParsedResourcePolicy = { ok: true; policy: ResourcePolicy } | { ok: false; defect: string };

const KINDS: ReadonlyMap<string, NamedKind> = new Map([
  ["AWS", "aws"],
  ["Service", "service"],
  ["Federated", "federated"],
  ["CanonicalUser", "canonical-user"],
]);

/** A Sid may have more characters here than in an identity-based policy, and says nothing about what is allowed. */
const NOT_IDENTITY_BASED: ReadonlySet<string> = new Set(["Principal", "NotPrincipal", "Sid"]);

/**
 * Reads a resource-based policy: an identity-based one with principals. What is not understood makes the whole of it
 * unreadable.
 * @param source JSON text, or the value that it stands for.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function parseResourcePolicy(source: unknown): ParsedResourcePolicy {
  return parsePolicy(source, (statement) => statement);
}

/**
 * Reads the trust policy of a role. Its statements are about the role itself: IAM refuses one that names a resource
 * ("Has prohibited field Resource").
 * @param source JSON text, or the value that it stands for.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
 */
export function parseTrustPolicy(source: unknown): ParsedResourcePolicy {
  return parsePolicy(source, (statement) =>
    "Resource" in statement || "NotResource" in statement
      ? " names a resource, which a trust policy cannot"
      : { ...statement, Resource: "*" },
  );
}

/** Whether the statement is about the action. */
export function concerns({ actions }: ResourceStatement, action: string): boolean {
  const text = literal(action.toLowerCase());
  return actions.patterns.some((pattern) => matches(pattern.glob, text)) !== actions.negated;
}

/** @returns The statement with a resource, or what is wrong with it. */
type Complete = (statement: JsonObject) => JsonObject | string;

function parsePolicy(source: unknown, complete: Complete): ParsedResourcePolicy {
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
    const statement = parseStatement(item, value["Version"], complete);
    if (typeof statement === "string") return { ok: false, defect: `Statement[${index}]${statement}` };
    policy.push({ ...statement, index });
  }
  return { ok: true, policy };
}

/** @returns What is wrong, for a statement that is not understood. */
function parseStatement(source: unknown, version: unknown, complete: Complete): ResourceStatement | string {
  if (!isObject(source)) return ` is ${describe(source)}, and must be an object`;
  const { Principal: positive, NotPrincipal: negative } = source;
  if ((positive === undefined) === (negative === undefined))
    return " must have one of Principal and NotPrincipal";
  const principals = parsePrincipals(positive ?? negative);
  if (principals === undefined)
    return `.Principal is ${describe(positive ?? negative)}, which is no principal`;
  const completed = complete(source);
  if (typeof completed === "string") return completed;
  const rest = Object.fromEntries(
    Object.entries(completed).filter(([name]) => !NOT_IDENTITY_BASED.has(name)),
  );
  const parsed = parseDocument({ ...(version !== undefined && { Version: version }), Statement: rest });
  if (!parsed.ok) {
    return parsed.defects
      .map(({ path, message }) => `${path.replace("Statement[0]", "")} ${message}`)
      .join("; ");
  }
  const [statement] = parsed.document.statements;
  if (statement === undefined) return " is empty";
  const sid = typeof source["Sid"] === "string" ? source["Sid"] : undefined;
  return { ...statement, sid, principals, principalsNegated: positive === undefined };
}

function parsePrincipals(source: unknown): Principal[] | undefined {
  if (source === "*") return [{ kind: "anyone" }];
  if (!isObject(source) || Object.keys(source).length === 0) return undefined;
  const principals: Principal[] = [];
  for (const name of Object.keys(source)) {
    const kind = KINDS.get(name);
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
