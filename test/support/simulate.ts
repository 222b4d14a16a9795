import { evaluateCondition } from "../../policy-pack/iam/conditions/evaluate";
import { describeDefect, type PolicyDocument, type Statement } from "../../policy-pack/iam/document";
import { parseDocument } from "../../policy-pack/iam/parseDocument";
import { glob, literal, matches } from "../../policy-pack/iam/pattern";

/** One call, as IAM is asked about it. */
export interface Request {
  readonly action: string;
  readonly resource?: string;
  /** Context keys of the request; all others are absent. */
  readonly context?: Readonly<Record<string, string>>;
}

export function parsed(policy: unknown): PolicyDocument {
  const result = parseDocument(policy);
  if (!result.ok) throw new Error(result.defects.map(describeDefect).join("\n"));
  return result.document;
}

/**
 * Whether IAM lets a request of a user or role through: something allows it, the boundary does too if there is one, and
 * nothing denies it. By the parser and the conditions of the policy pack.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function allows(policies: readonly unknown[], request: Request, boundary?: unknown): boolean {
  const applying = (documents: readonly unknown[]): Statement[] =>
    documents
      .flatMap((policy) => parsed(policy).statements)
      .filter((statement) => appliesTo(statement, request));
  const sets = boundary === undefined ? [applying(policies)] : [applying(policies), applying([boundary])];
  return sets.every(
    (statements) =>
      statements.some(({ effect }) => effect === "Allow") &&
      statements.every(({ effect }) => effect === "Allow"),
  );
}

function appliesTo({ actions, resources, conditions }: Statement, request: Request): boolean {
  const { action, resource = "*", context = {} } = request;
  const keys = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  const userName = keys.get("aws:username") ?? "";
  const isNamed = actions.patterns.some((pattern) => matches(pattern.glob, literal(action.toLowerCase())));
  const isMeant = resources.patterns.some(({ text }) =>
    matches(glob(text.replaceAll("${aws:username}", userName)), literal(resource)),
  );
  return (
    isNamed !== actions.negated &&
    isMeant !== resources.negated &&
    conditions.every(
      (condition) =>
        evaluateCondition(condition, (key) => {
          const value = keys.get(key);
          return value === undefined ? { kind: "absent" } : { kind: "present", value };
        }) === "true",
    )
  );
}
