import fc from "fast-check";

import { list, type JsonDocument, type JsonStatement } from "../../support/bruteForce/document";
import { ACTIONS, CONDITIONS, ENFORCING, FURTHER_CONDITIONS, RESOURCES } from "./generatedParts";

type Documents = readonly JsonDocument[];
type Mutation = (documents: Documents) => Documents;

/** Documents that enforce MFA, with one to five things changed: near the border between enforced and not. */
export const nearlyEnforcing: fc.Arbitrary<JsonDocument[]> = fc
  .tuple(fc.constantFrom(...ENFORCING), fc.array(mutation(), { minLength: 1, maxLength: 5 }))
  .map(([statements, mutations]) =>
    mutations.reduce<Documents>((documents, mutate) => mutate(documents), [document(statements)]),
  )
  .map((documents) => documents.map(withVersionOfVariables));

/** In the old version a variable is plain text; no resource is called that, and the case tables have the case. */
function withVersionOfVariables(it: JsonDocument): JsonDocument {
  return JSON.stringify(it).includes("${") ? { ...it, Version: "2012-10-17" } : it;
}

function document(statements: readonly JsonStatement[]): JsonDocument {
  return { Version: "2012-10-17", Statement: [...statements] };
}

function mutation(): fc.Arbitrary<Mutation> {
  const statement = fc.nat(5);
  const word = fc.nat(20);
  const action = fc.constantFrom(...ACTIONS);
  const on = (change: (it: JsonStatement) => readonly JsonStatement[]) =>
    statement.map((at) => changing(at, change));
  return fc.oneof(
    // The actions: one more, one less, another case, a wildcard in the middle, the other element.
    fc
      .tuple(statement, action)
      .map(([at, added]) => changing(at, (it) => [withActions(it, (all) => [...all, added])])),
    fc
      .tuple(statement, word)
      .map(([at, index]) =>
        changing(at, (it) => [withActions(it, (all) => all.filter((_, i) => i !== index % all.length))]),
      ),
    on((it) => [withActions(it, (all) => all.map((name) => name.toUpperCase()))]),
    fc
      .tuple(statement, word, word, fc.constantFrom("*", "?"))
      .map(([at, index, place, wildcard]) =>
        changing(at, (it) => [
          withActions(it, (all) =>
            all.map((name, i) => (i === index % all.length ? punch(name, place, wildcard) : name)),
          ),
        ]),
      ),
    on(({ Action, NotAction, ...rest }) => [
      Action === undefined ? { ...rest, Action: list(NotAction) } : { ...rest, NotAction: list(Action) },
    ]),
    // The resources.
    fc
      .tuple(statement, fc.boolean(), fc.constantFrom(...RESOURCES))
      .map(([at, negated, resources]) => changing(at, (it) => [withResources(it, negated, resources)])),
    fc.tuple(statement, word, fc.constantFrom("*", "?")).map(([at, place, wildcard]) =>
      changing(at, (it) => [
        withResources(
          it,
          it.Resource === undefined,
          list(it.Resource ?? it.NotResource).map((arn) =>
            arn.startsWith("arn:") ? punchArn(arn, place, wildcard) : arn,
          ),
        ),
      ]),
    ),
    // The condition: another one, or a further one.
    fc
      .tuple(statement, fc.constantFrom(...CONDITIONS))
      .map(([at, condition]) => changing(at, (it) => [{ ...it, Condition: condition }])),
    fc
      .tuple(statement, fc.constantFrom(...FURTHER_CONDITIONS))
      .map(([at, further]) => changing(at, (it) => [{ ...it, Condition: { ...it.Condition, ...further } }])),
    // The statement: split by actions or by resources, taken away, and others beside it.
    on((it) => {
      const [first = "*", ...others] = list(it.Action ?? it.NotAction);
      return others.length === 0 ? [it] : [withActions(it, () => [first]), withActions(it, () => others)];
    }),
    on((it) =>
      list(it.Resource ?? it.NotResource).map((resource) =>
        withResources(it, it.Resource === undefined, [resource]),
      ),
    ),
    on(() => []),
    fc
      .tuple(statement, fc.constantFrom(...ENFORCING), statement)
      .map(([at, statements, index]) =>
        changing(at, (it) => [it, statements[index % statements.length] ?? it]),
      ),
    on((it) => [it, { Effect: "Allow", Action: "*", Resource: "*" }]),
    // The documents: each statement its own, one without policy variables, one more.
    fc.constant<Mutation>((documents) =>
      documents.flatMap(({ Statement, ...rest }) =>
        list(Statement).map((it) => ({ ...rest, Statement: it })),
      ),
    ),
    fc.constant<Mutation>(([first, ...others]) =>
      first === undefined ? [] : [{ ...first, Version: "2008-10-17" }, ...others],
    ),
    fc
      .constantFrom(...ENFORCING)
      .map((statements): Mutation => (documents) => [...documents, document(statements)]),
  );
}

/** Puts others in the place of the statement at a position, counted over all documents. */
function changing(at: number, change: (it: JsonStatement) => readonly JsonStatement[]): Mutation {
  return (documents) => {
    const total = documents.flatMap(({ Statement }) => list(Statement)).length;
    let next = 0;
    return documents
      .map((it) => ({
        ...it,
        Statement: list(it.Statement).flatMap((statement) =>
          next++ === at % total ? change(statement) : [statement],
        ),
      }))
      .filter(({ Statement }) => Statement.length > 0);
  };
}

function withActions(
  it: JsonStatement,
  change: (actions: readonly string[]) => readonly string[],
): JsonStatement {
  const { Action, NotAction, ...rest } = it;
  const old = list(Action ?? NotAction);
  const changed = change(old);
  const actions = changed.length > 0 ? changed : old;
  return Action === undefined ? { ...rest, NotAction: actions } : { ...rest, Action: actions };
}

function withResources(it: JsonStatement, negated: boolean, resources: readonly string[]): JsonStatement {
  const rest = { ...it };
  delete rest.Resource;
  delete rest.NotResource;
  return negated ? { ...rest, NotResource: resources } : { ...rest, Resource: resources };
}

/** Puts a wildcard in the place of one character of an action's name. */
function punch(name: string, place: number, wildcard: string): string {
  const start = name.indexOf(":") + 1;
  if (start === 0) return name;
  const at = start + (place % Math.max(1, name.length - start));
  return name.slice(0, at) + wildcard + name.slice(at + 1);
}

/**
 * Puts a wildcard in the place of one character of an ARN's last part, in front of any variable. IAM allows none in
 * `user/`, and none in the service.
 */
function punchArn(arn: string, place: number, wildcard: string): string {
  if (/^arn:[^:]*:([^:]*|iam::[^:]*:\*)$/.test(arn)) return arn;
  const end = arn.includes("${") ? arn.indexOf("${") : arn.length;
  const start = Math.max(arn.lastIndexOf(":", end), arn.lastIndexOf("/", end)) + 1;
  const at = start + (place % Math.max(1, end - start));
  return arn.slice(0, at) + wildcard + arn.slice(Math.min(at + 1, end));
}
