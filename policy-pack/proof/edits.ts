import { evaluateCondition } from "../iam/conditions/evaluate";
import type { Statement } from "../iam/document";
import { isObject, type JsonObject } from "../iam/json";
import { actionGlob, literal, matches } from "../iam/pattern";
import type { BootstrapSet } from "./bootstrap";
import { MFA_KEYS } from "./mfaKeys";
import { OpenRequests } from "./openRequest";
import { sessionKeys, SESSIONS } from "./sessions";

/** A statement with a change, which may be one step of several. */
interface Edited {
  /** What the change does, in words. */
  summary: string;
  statement: JsonObject;
  /** How much of what was written it changes; of two changes that do, the one that changes less is proposed. */
  cost: number;
}

type Edit = (statement: JsonObject) => Edited | undefined;

/** The condition of a Deny that fires in both sessions without MFA. */
export const WITHOUT_MFA = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };

/** Without any of these nobody enrolls a device, or gets as far as that. */
const ESSENTIAL = ["iam:ChangePassword", "iam:CreateVirtualMFADevice", "iam:EnableMFADevice"];

/** What a reviewer would do about a Deny for lack of MFA: every combination of changes, the smallest first. */
export function editsOf(statement: Statement, source: JsonObject, bootstrap: BootstrapSet): Edited[] {
  const edits: readonly Edit[] = [
    useIfExists,
    useArnOperators,
    trimExemptions(bootstrap),
    exemptEnrollment(bootstrap),
    everyResource,
    certainConditions(statement),
  ];
  const applicable = edits.filter((edit) => edit(source) !== undefined);
  return subsets(applicable)
    .flatMap((combination) => {
      let edited: Edited = { summary: "", statement: source, cost: 0 };
      for (const edit of combination) {
        const next = edit(edited.statement);
        if (next === undefined) return [];
        const summary = [edited.summary, next.summary].filter((it) => it !== "").join("; ");
        edited = { summary, statement: next.statement, cost: edited.cost + next.cost };
      }
      return [edited];
    })
    .sort((a, b) => a.cost - b.cost);
}

/** All but the empty one. */
function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => [...all, ...all.map((set) => [...set, item])], [[]]).slice(1);
}

function useIfExists(statement: JsonObject): Edited | undefined {
  const { Bool: plain, ...rest } = conditionOf(statement);
  if (!isObject(plain) || rest["BoolIfExists"] !== undefined) return undefined;
  return {
    summary: "use BoolIfExists instead of Bool",
    statement: { ...statement, Condition: { BoolIfExists: plain, ...rest } },
    cost: 1,
  };
}

/** Of string operators, `*` spans colons, so a user with the path `/:role/` matches a pattern for roles. */
function useArnOperators(statement: JsonObject): Edited | undefined {
  const condition = conditionOf(statement);
  const renamed: string[] = [];
  const changed: Record<string, unknown> = {};
  for (const [operator, keys] of Object.entries(condition)) {
    const arn = operator.replace(/^String(Not)?(Like|Equals)/, "Arn$1$2");
    const isOnArn =
      isObject(keys) && Object.keys(keys).every((key) => key.toLowerCase() === "aws:principalarn");
    if (arn === operator || !isOnArn || condition[arn] !== undefined) {
      changed[operator] = keys;
      continue;
    }
    renamed.push(`use ${arn} instead of ${operator} for aws:PrincipalArn`);
    changed[arn] = keys;
  }
  if (renamed.length === 0) return undefined;
  return { summary: renamed.join(" and "), statement: { ...statement, Condition: changed }, cost: 1 };
}

function trimExemptions(bootstrap: BootstrapSet): Edit {
  return (statement) => {
    const exempt = textsOf(statement["NotAction"]);
    const kept = exempt.filter((action) => isHarmless(action, bootstrap));
    const dropped = exempt.filter((action) => !kept.includes(action));
    if (dropped.length === 0) return undefined;
    const isComplete = essentialOf(bootstrap).every((action) => covers(kept, action));
    const isWide = dropped.some((action) => action.includes("*"));
    if (isComplete || !isWide) {
      if (kept.length === 0) return undefined;
      return {
        summary: `take ${dropped.join(", ")} out of NotAction`,
        statement: { ...statement, NotAction: kept },
        cost: 1,
      };
    }
    const added = bootstrap.anyResource.filter((action) => !covers(kept, action));
    return {
      summary: `replace ${dropped.join(", ")} in NotAction by the enrollment actions`,
      statement: { ...statement, NotAction: [...kept, ...added] },
      cost: 1,
    };
  };
}

/** Leaves open what enrollment needs: a Deny of it locks new users out. */
export function exemptEnrollment(bootstrap: BootstrapSet): Edit {
  return (statement) => {
    const { Action, NotAction, ...rest } = statement;
    if (NotAction === undefined) {
      const denied = textsOf(Action);
      const locking = denied.filter((it) => essentialOf(bootstrap).some((action) => covers([it], action)));
      if (locking.length === 0) return undefined;
      const others = denied.filter((it) => !locking.includes(it));
      if (others.length > 0) {
        return {
          summary: `take ${locking.join(", ")} out of Action`,
          statement: { ...statement, Action: others },
          cost: 1,
        };
      }
      return {
        summary: "exempt the enrollment actions, by NotAction instead of Action",
        statement: { ...rest, NotAction: [...bootstrap.anyResource] },
        cost: 1,
      };
    }
    const exempt = textsOf(NotAction);
    const missing = essentialOf(bootstrap).filter((action) => !covers(exempt, action));
    if (missing.length === 0) return undefined;
    return {
      summary: `add ${missing.join(", ")} to NotAction`,
      statement: { ...statement, NotAction: [...exempt, ...missing] },
      cost: 1,
    };
  };
}

function everyResource({ Resource, NotResource, ...statement }: JsonObject): Edited | undefined {
  if (Resource === "*" && NotResource === undefined) return undefined;
  const dropped =
    NotResource === undefined ? "" : `, without the exemption of ${textsOf(NotResource).join(", ")}`;
  return {
    summary: `let it cover Resource "*"${dropped}`,
    statement: { ...statement, Resource: "*" },
    cost: 2,
  };
}

/** Keeps of the condition what is certain for every user, such as an exemption of roles, and asks for MFA rightly. */
function certainConditions({ conditions }: Statement): Edit {
  const keys = SESSIONS.map((session) => sessionKeys(session));
  const uncertain = new Set(
    conditions
      .filter((it) => keys.some((states) => evaluateCondition(it, states) !== "true"))
      .map(({ key }) => key),
  );
  const isAboutAgeOnly = !conditions.some(({ key }) => key === "aws:multifactorauthpresent");
  return (statement) => {
    // A limit of the age is another purpose than MFA itself, and stays.
    if (isAboutAgeOnly) return undefined;
    const kept: Record<string, unknown> = {};
    const dropped: string[] = [];
    for (const [operator, tests] of Object.entries(conditionOf(statement))) {
      for (const [key, value] of Object.entries(isObject(tests) ? tests : {})) {
        const name = key.toLowerCase();
        const isOnArn = operator.startsWith("Arn") && name === "aws:principalarn";
        if (MFA_KEYS.has(name)) continue;
        if (uncertain.has(name) && !(isOnArn && operator.includes("Not"))) dropped.push(`${operator} ${key}`);
        else kept[operator] = { ...(kept[operator] as JsonObject | undefined), [key]: value };
      }
    }
    const { BoolIfExists: others, ...rest } = kept;
    const Condition = {
      BoolIfExists: { ...WITHOUT_MFA.BoolIfExists, ...(others as object | undefined) },
      ...rest,
    };
    const without = dropped.length === 0 ? "" : `, without ${dropped.join(" and ")}`;
    return {
      summary: `let the condition be BoolIfExists aws:MultiFactorAuthPresent "false"${Object.keys(kept).length === 0 ? " alone" : ""}${without}`,
      statement: { ...statement, Condition },
      cost: 3,
    };
  };
}

function essentialOf({ securityKeysOnly }: BootstrapSet): string[] {
  return ESSENTIAL.filter((it) => securityKeysOnly !== true || it !== "iam:CreateVirtualMFADevice");
}

function covers(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) => matches(actionGlob(pattern), literal(action.toLowerCase())));
}

const harmless = new WeakMap<BootstrapSet, Map<string, boolean>>();

/** Whether nothing that the pattern matches is beyond the bootstrap set, on any resource. */
function isHarmless(action: string, bootstrap: BootstrapSet): boolean {
  const known = harmless.get(bootstrap) ?? new Map<string, boolean>();
  harmless.set(bootstrap, known);
  let answer = known.get(action);
  if (answer === undefined) {
    const question = { denies: [], bootstrap, identity: {}, actions: actionGlob(action) };
    answer = new OpenRequests(question).search().kind === "closed";
    known.set(action, answer);
  }
  return answer;
}

/** Whether an Allow grants exactly where MFA is absent: the value is the wrong way round. */
export function isInverted({ effect, conditions }: Statement): boolean {
  return (
    effect === "Allow" &&
    conditions.some(
      ({ key, operator, values }) =>
        key === "aws:multifactorauthpresent" &&
        operator.kind === "compare" &&
        operator.base === "Bool" &&
        values.every(({ text }) => text.toLowerCase() === "false"),
    )
  );
}

/** An inverted Allow so that it grants with MFA only. */
export function turnedRound(statement: JsonObject): JsonObject {
  const { Bool, BoolIfExists, ...rest } = conditionOf(statement);
  return { ...statement, Condition: { ...rest, Bool: withMfa(Bool, BoolIfExists) } };
}

function withMfa(...tests: readonly unknown[]): JsonObject {
  const entries = tests.filter(isObject).flatMap((it) => Object.entries(it));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, MFA_KEYS.has(key.toLowerCase()) ? "true" : value]),
  );
}

export function statementsOf(source: JsonObject): JsonObject[] {
  const statements = source["Statement"];
  return (Array.isArray(statements) ? statements : [statements]).filter(isObject);
}

function conditionOf(statement: JsonObject): JsonObject {
  return isObject(statement["Condition"]) ? statement["Condition"] : {};
}

function textsOf(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((it) => typeof it === "string");
}
