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

/** Whether policies, which only allow, let a request through; by the parser and the conditions of the policy pack. */
export function allows(policies: readonly unknown[], request: Request): boolean {
  return policies
    .flatMap((policy) => parsed(policy).statements)
    .some((statement) => grants(statement, request));
}

function grants({ effect, actions, resources, conditions }: Statement, request: Request): boolean {
  const { action, resource = "*", context = {} } = request;
  if (effect !== "Allow" || actions.negated || resources.negated)
    throw new Error("only plain Allows are known here");
  const keys = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return (
    actions.patterns.some((pattern) => matches(pattern.glob, literal(action.toLowerCase()))) &&
    resources.patterns.some(({ text }) => matches(glob(text), literal(resource))) &&
    conditions.every(
      (condition) =>
        evaluateCondition(condition, (key) => {
          const value = keys.get(key);
          return value === undefined ? { kind: "absent" } : { kind: "present", value };
        }) === "true",
    )
  );
}
