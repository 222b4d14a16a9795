import { z } from "zod";
import type { Session } from "../session";
import { validate } from "../validate";
import type { Properties } from "../wire";

const principals = z.array(z.strictObject({ type: z.string(), identifiers: z.array(z.string()) })).optional();

const statement = z.strictObject({
  sid: z.string().optional(),
  effect: z.enum(["Allow", "Deny"]).optional(),
  actions: z.array(z.string()).optional(),
  notActions: z.array(z.string()).optional(),
  resources: z.array(z.string()).optional(),
  notResources: z.array(z.string()).optional(),
  principals,
  notPrincipals: principals,
  conditions: z
    .array(z.strictObject({ test: z.string(), variable: z.string(), values: z.array(z.string()) }))
    .optional(),
});

const schema = z.strictObject({
  version: z.enum(["2008-10-17", "2012-10-17"]).optional(),
  policyId: z.string().optional(),
  statements: z.array(statement).optional(),
  sourcePolicyDocuments: z.array(z.string()).optional(),
  overridePolicyDocuments: z.array(z.string()).optional(),
});

type Statement = z.infer<typeof statement>;
type JsonStatement = Record<string, unknown>;

/**
 * `aws.iam.getPolicyDocument`: builds the JSON of a policy. Statements of the source documents come first, then the
 * given ones, then those that override: one with the Sid of an earlier one takes its place.
 *
 * @throws Error for arguments of the wrong shape, and for the same Sid twice in what is not an override.
 */
export function getPolicyDocument(_session: Session, args: Properties): Properties {
  const failures = validate(schema, "aws:iam/getPolicyDocument", args);
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
  const { version = "2012-10-17", policyId, statements = [], ...documents } = schema.parse(args);
  const own = (documents.sourcePolicyDocuments ?? []).flatMap(statementsOf).concat(statements.map(toJson));
  assertUniqueSids(own);
  const policy = {
    Version: version,
    ...(policyId === undefined ? {} : { Id: policyId }),
    Statement: (documents.overridePolicyDocuments ?? []).flatMap(statementsOf).reduce(override, own),
  };
  const json = JSON.stringify(policy, undefined, 2);
  return { ...args, id: "policy-document", version, json, minifiedJson: JSON.stringify(policy) };
}

function toJson(it: Statement): JsonStatement {
  return {
    ...(it.sid ? { Sid: it.sid } : {}),
    Effect: it.effect ?? "Allow",
    ...part("Action", it.actions),
    ...part("NotAction", it.notActions),
    ...part("Resource", it.resources),
    ...part("NotResource", it.notResources),
    ...principalPart("Principal", it.principals),
    ...principalPart("NotPrincipal", it.notPrincipals),
    ...conditionPart(it.conditions ?? []),
  };
}

/** The `&{aws:username}` form is how the real function lets a template language pass `${…}` through. */
function unescape(text: string): string {
  return text.replaceAll("&{", "${");
}

function part(key: string, values: readonly string[] = []): JsonStatement {
  return values.length === 0 ? {} : { [key]: oneOrMore(values.map(unescape)) };
}

function principalPart(key: string, entries: Statement["principals"] = []): JsonStatement {
  if (entries.length === 0) return {};
  if (entries.some(({ type, identifiers }) => type === "*" && identifiers.includes("*")))
    return { [key]: "*" };
  const byType: Record<string, string[]> = {};
  for (const { type, identifiers } of entries) (byType[type] ??= []).push(...identifiers.map(unescape));
  return { [key]: Object.fromEntries(Object.entries(byType).map(([type, ids]) => [type, oneOrMore(ids)])) };
}

function conditionPart(conditions: NonNullable<Statement["conditions"]>): JsonStatement {
  if (conditions.length === 0) return {};
  const byTest: Record<string, Record<string, string[]>> = {};
  for (const { test, variable, values } of conditions) {
    ((byTest[test] ??= {})[variable] ??= []).push(...values.map(unescape));
  }
  const entries = Object.entries(byTest).map(([test, variables]): [string, unknown] => [
    test,
    Object.fromEntries(Object.entries(variables).map(([variable, values]) => [variable, oneOrMore(values)])),
  ]);
  return { Condition: Object.fromEntries(entries) };
}

function oneOrMore(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

function statementsOf(document: string): JsonStatement[] {
  const { Statement = [] } = JSON.parse(document) as { Statement?: JsonStatement | JsonStatement[] };
  return [Statement].flat();
}

function assertUniqueSids(statements: readonly JsonStatement[]): void {
  const sids = statements.map(({ Sid }) => Sid).filter((sid) => typeof sid === "string");
  const twice = sids.find((sid, index) => sids.indexOf(sid) !== index);
  if (twice !== undefined) throw new Error(`aws:iam/getPolicyDocument: duplicate Sid (${twice})`);
}

function override(statements: JsonStatement[], by: JsonStatement): JsonStatement[] {
  const index = statements.findIndex(({ Sid }) => typeof Sid === "string" && Sid === by["Sid"]);
  return index < 0 ? [...statements, by] : statements.with(index, by);
}
