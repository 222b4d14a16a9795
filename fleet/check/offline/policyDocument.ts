import type { GetPolicyDocumentArgs } from "@pulumi/aws/iam";

import type { Properties } from "./wire";

type Statement = NonNullable<GetPolicyDocumentArgs["statements"]>[number];
type Principals = NonNullable<Statement["principals"]>;

/**
 * `aws.iam.getPolicyDocument`, which asks no cloud: statements of the source documents come first, then those given,
 * then those that override: one with the Sid of an earlier one takes its place.
 * @throws Error where a Sid occurs twice, and where a document is not JSON; the provider refuses these too.
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/iam/getpolicydocument/
 */
export function policyDocument(args: Properties): Properties {
  const { version = "2012-10-17", policyId, statements = [], ...documents } = args as GetPolicyDocumentArgs;
  const own = [
    ...(documents.sourcePolicyDocuments ?? []).flatMap(statementsOf),
    ...statements.map(toStatement),
  ];
  refuseDuplicates(own);
  const all = (documents.overridePolicyDocuments ?? []).flatMap(statementsOf).reduce(override, own);
  const document = { Version: version, ...(policyId && { Id: policyId }), Statement: all };
  const minifiedJson = JSON.stringify(document);
  return { ...args, version, json: JSON.stringify(document, undefined, 2), minifiedJson };
}

function toStatement(it: Statement): Properties {
  return {
    ...(it.sid && { Sid: it.sid }),
    Effect: it.effect ?? "Allow",
    ...texts("Action", it.actions),
    ...texts("NotAction", it.notActions),
    ...texts("Resource", it.resources),
    ...texts("NotResource", it.notResources),
    ...principals("Principal", it.principals),
    ...principals("NotPrincipal", it.notPrincipals),
    ...conditions(it.conditions),
  };
}

function texts(key: string, values: readonly string[] = []): Properties {
  return values.length === 0 ? {} : { [key]: values.map(unescape) };
}

/** `&{…}` is how a program writes a policy variable whose `${…}` its language would take for its own. */
function unescape(text: string): string {
  return text.replaceAll("&{", "${");
}

function principals(key: string, entries: Principals = []): Properties {
  if (entries.length === 0) return {};
  if (entries.some(({ type, identifiers }) => type === "*" && identifiers.includes("*")))
    return { [key]: "*" };
  const byType: Record<string, string[]> = {};
  for (const { type, identifiers } of entries) (byType[type] ??= []).push(...identifiers.map(unescape));
  return { [key]: byType };
}

function conditions(entries: Statement["conditions"] = []): Properties {
  if (entries.length === 0) return {};
  const byTest: Record<string, Record<string, string[]>> = {};
  for (const { test, variable, values } of entries)
    ((byTest[test] ??= {})[variable] ??= []).push(...values.map(unescape));
  return { Condition: byTest };
}

function statementsOf(document: string): Properties[] {
  const { Statement: statements = [] } = JSON.parse(document) as { Statement?: Properties | Properties[] };
  return [statements].flat();
}

function refuseDuplicates(statements: readonly Properties[]): void {
  const sids = statements.map((it) => it["Sid"]).filter((sid) => sid !== undefined);
  const twice = sids.find((sid, index) => sids.indexOf(sid) !== index);
  if (twice !== undefined)
    throw new Error(`aws.iam.getPolicyDocument: duplicate Sid ${JSON.stringify(twice)}`);
}

function override(statements: Properties[], by: Properties): Properties[] {
  const index = by["Sid"] === undefined ? -1 : statements.findIndex((it) => it["Sid"] === by["Sid"]);
  return index < 0 ? [...statements, by] : statements.with(index, by);
}
