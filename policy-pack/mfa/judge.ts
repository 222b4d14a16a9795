import { evaluateCondition } from "../iam/conditions/evaluate";
import type { PolicyDocument } from "../iam/document";
import { all, type Truth } from "../iam/truth";
import { DEFAULT_BOOTSTRAP_SET, type BootstrapSet } from "./bootstrap";
import { classify, type JudgedStatement, type SessionView } from "./classify";
import { Denied, type OpenResult } from "./openRequest";
import { MFA_KEYS, sessionKeys, SESSIONS, type Identity, type Session } from "./sessions";
import { FINDINGS, type Counterexample, type Finding, type Verdict } from "./verdict";

/**
 * Judges whether a user whom all of these documents bind can do nothing but enrol until it has signed in with MFA. An
 * explicit Deny overrides every Allow, so what other documents grant does not matter.
 *
 * A Deny counts only where it is certain to fire; one with a further condition, on the address say, is not.
 * @param identity The user whose documents these are; by default any user.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function judgeDocuments(
  documents: readonly PolicyDocument[],
  identity: Identity = {},
  bootstrap: BootstrapSet = DEFAULT_BOOTSTRAP_SET,
): Verdict {
  return new DocumentsJudge(documents, bootstrap).verdict(identity);
}

/** Judges any number of users whom the same documents bind; what they have in common is computed once. */
export class DocumentsJudge {
  private readonly statements: readonly JudgedStatement[];
  private readonly consequences = new Map<string, { closed: boolean; result: OpenResult }>();

  constructor(
    documents: readonly PolicyDocument[],
    private readonly bootstrap: BootstrapSet = DEFAULT_BOOTSTRAP_SET,
  ) {
    this.statements = documents.flatMap(({ statements }, document) =>
      statements.map((statement) => ({
        statement,
        ref: { document, index: statement.index, sid: statement.sid },
        concernsMfa: statement.conditions.some(({ key }) => MFA_KEYS.has(key)),
      })),
    );
  }

  verdict(identity: Identity = {}): Verdict {
    const views = SESSIONS.map((session) => this.view(session, identity));
    if (views.every(({ result }) => result.kind === "closed")) {
      return { enforced: true, by: views[0]?.certain.map(({ ref }) => ref) ?? [] };
    }
    const findings = classify(this.statements, views);
    const finding = FINDINGS.find((candidate) => findings.has(candidate)) ?? "not-provable";
    const view = findings.get(finding);
    return {
      enforced: false,
      finding,
      also: FINDINGS.filter((candidate) => candidate !== finding && findings.has(candidate)),
      counterexample: view && this.counterexample(view, finding),
    };
  }

  /** How the Deny statements act in one session. */
  private view(session: Session, identity: Identity): SessionView {
    const keys = sessionKeys(session, identity);
    const denies = this.statements.filter(({ statement }) => statement.effect === "Deny");
    const fires = ({ statement }: JudgedStatement): Truth =>
      all(statement.conditions.map((condition) => evaluateCondition(condition, keys)));
    const certain = denies.filter((deny) => fires(deny) === "true");
    return {
      session,
      certain,
      fires: denies.some((deny) => deny.concernsMfa && fires(deny) !== "false"),
      ...this.consequencesOf(certain, identity),
    };
  }

  private consequencesOf(
    certain: readonly JudgedStatement[],
    identity: Identity,
  ): { closed: boolean; result: OpenResult } {
    const named: Identity = certain.some(namesUsers) ? identity : {};
    const key = JSON.stringify([named.name, certain.map(({ ref }) => [ref.document, ref.index])]);
    let consequences = this.consequences.get(key);
    if (consequences === undefined) {
      const statements = certain.map(({ statement }) => statement);
      const denied = new Denied(statements, this.bootstrap, named);
      consequences = { closed: denied.closesUnnamedActions(), result: denied.findOpen() };
      this.consequences.set(key, consequences);
    }
    return consequences;
  }

  private counterexample(
    { session, result, certain }: SessionView,
    finding: Finding,
  ): Counterexample | undefined {
    if (result.kind !== "open") return undefined;
    const effect = finding === "allow-only" ? "Allow" : "Deny";
    const exempting = certain.find(({ statement }) => statement.actions.negated);
    const concerned = this.statements.find((it) => it.statement.effect === effect && it.concernsMfa);
    const culprit = finding === "over-permissive-exemption" ? (exempting ?? concerned) : concerned;
    return { session, ...result.request, statement: culprit?.ref };
  }
}

/** A resource `user/…` other than all users and the user itself, which one user name may match and another not. */
const SOME_USER = /:user\/(?!\*$|(\*\/)?\$\{aws:username\}$)/;

function namesUsers({ statement }: JudgedStatement): boolean {
  return statement.resources.patterns.some(({ text }) => SOME_USER.test(text));
}
