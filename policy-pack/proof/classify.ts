import type { Statement } from "../iam/document";
import type { OpenResult } from "./openRequest";
import type { Session } from "./sessions";
import type { Finding, StatementRef } from "./verdict";

/** A statement, where it stands, and whether it concerns MFA. */
export interface JudgedStatement {
  statement: Statement;
  ref: StatementRef;
  concernsMfa: boolean;
}

/** How the Deny statements act in one session. */
export interface SessionView {
  session: Session;
  /** The Deny statements that fire in every request. */
  certain: readonly JudgedStatement[];
  /** Some Deny that concerns MFA fires, at least in some requests. */
  fires: boolean;
  /** All is denied but exemptions. */
  closed: boolean;
  /** What is open beyond the bootstrap set. */
  result: OpenResult;
}

/** Each finding that fits, with the session that shows it. */
export function classify(
  statements: readonly JudgedStatement[],
  views: readonly SessionView[],
): Map<Finding, SessionView> {
  const findings = new Map<Finding, SessionView>();
  const consoleClosed = views.some(({ session, closed }) => session === "console" && closed);
  const firesAtAll = views.some(({ fires }) => fires);
  const asksOnAllow = statements.some(
    ({ statement, concernsMfa }) => statement.effect === "Allow" && concernsMfa,
  );
  const findingOf = (view: SessionView): Finding | undefined => {
    if (view.result.kind === "closed") return undefined;
    if (view.result.kind === "undecided") return "not-provable";
    if (view.closed) return "over-permissive-exemption";
    if (!firesAtAll) return asksOnAllow ? "allow-only" : "none";
    const keysOnly = view.session === "access-key" && (consoleClosed || !view.fires);
    return keysOnly ? "partial-no-longterm-keys" : "partial-scope";
  };
  for (const view of views) {
    const finding = findingOf(view);
    if (finding !== undefined && !findings.has(finding)) findings.set(finding, view);
  }
  return findings;
}
