import type { OpenRequest } from "./typicalRequests";
import type { Session } from "./sessions";

/** What keeps documents from enforcing MFA. Where several fit, the first of this order is the finding. */
export const FINDINGS = [
  /** Nothing that concerns MFA, or nothing of it that can fire without MFA. */
  "none",
  /** MFA is asked for on Allow statements only; another Allow grants without. */
  "allow-only",
  /** A Deny fires, but not for all actions and resources outside the bootstrap set, or not in all circumstances. */
  "partial-scope",
  /** Console sessions are denied and long-term access keys are not: `Bool` where `BoolIfExists` belongs. */
  "partial-no-longterm-keys",
  /** All is denied but more than the bootstrap set is exempt. */
  "over-permissive-exemption",
  /** The documents are too involved to decide, or cannot be read. */
  "not-provable",
] as const;
export type Finding = (typeof FINDINGS)[number];

/** A statement of the documents that were judged. */
export interface StatementRef {
  /** Position of the document in the list, from 0; a permissions boundary comes behind the last. */
  document: number;
  /** Position of the statement in the document, from 0. */
  index: number;
  sid: string | undefined;
}

/** A request that gets through. */
export interface Counterexample extends OpenRequest {
  session: Session;
  /** The statement that should have caught the request, or that exempts it; `undefined` where there is none. */
  statement: StatementRef | undefined;
  /** The action is none that AWS has today: it stands for those that it will have. */
  future?: true;
}

/** Why documents enforce MFA. */
export type Reason =
  /** In each session, the Deny statements that are certain to fire and together close all but the bootstrap set. */
  | { kind: "denied"; by: Readonly<Record<Session, readonly StatementRef[]>> }
  /** Nothing beyond the bootstrap set is granted without MFA (mode `effective-permissions`). */
  | { kind: "not-granted" };

export type Verdict =
  | { enforced: true; reason: Reason }
  | {
      enforced: false;
      finding: Finding;
      /** Further findings, less grave. */
      also: readonly Finding[];
      /** `undefined` with the finding `not-provable`. */
      counterexample: Counterexample | undefined;
    };
