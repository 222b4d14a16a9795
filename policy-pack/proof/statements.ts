import {
  evaluateCondition,
  evaluateConditions,
  type Condition,
  type KeyStates,
} from "../iam/conditions/evaluate";
import type { PolicyDocument, Statement } from "../iam/document";
import { isEverything } from "../iam/pattern";
import { all, type Truth } from "../iam/truth";
import type { JudgedStatement } from "./classify";
import { meantMfaKey, MFA_KEYS } from "./mfaKeys";
import type { Session } from "./sessions";
import type { World } from "./worlds";

/** The statements of a document, which is at a position in the list. */
export function judgedStatements({ statements }: PolicyDocument, document: number): JudgedStatement[] {
  return statements.map((statement) => ({
    statement,
    ref: { document, index: statement.index, sid: statement.sid },
    concernsMfa: statement.conditions.some(isAboutMfa),
  }));
}

/** Whether a statement fires in the requests of a session, or in one case that they may be in. */
export function fires({ conditions }: Statement, keys: KeyStates, world?: World): Truth {
  return all(conditions.map((condition) => world?.(condition) ?? evaluateCondition(condition, keys)));
}

/** Whether a statement may fire for users of one path and not for those of another. */
export function dependsOnPath({ statement }: JudgedStatement): boolean {
  return statement.conditions.some(({ key }) => key === "aws:principalarn");
}

function isAboutMfa({ key }: Condition): boolean {
  return MFA_KEYS.has(key) || meantMfaKey(key) !== undefined;
}

/** Whether a Deny would fire but for conditions that have nothing to do with MFA. */
export function deniesForLackOfMfa({ statement }: JudgedStatement, keys: KeyStates): boolean {
  const { effect, actions, conditions } = statement;
  const aboutMfa = conditions.filter(isAboutMfa);
  const sparesEverything = actions.negated && actions.patterns.some(({ glob }) => isEverything(glob));
  return effect === "Deny" && !sparesEverything && evaluateConditions(aboutMfa, keys) !== "false";
}

/** The statements that count in a session. */
export interface InForce {
  session: Session;
  /** The Deny statements that are certain to fire. */
  certain: readonly JudgedStatement[];
  grants?: readonly (readonly JudgedStatement[])[] | undefined;
  /** The case that requests are in. Default: any. */
  world?: World;
}

/** All of them. */
export function statementsOf({ certain, grants = [] }: InForce): Statement[] {
  return [...certain, ...grants.flat()].map(({ statement }) => statement);
}
