import type { KeyStates } from "../iam/conditions/evaluate";
import type { PolicyDocument, Statement } from "../iam/document";
import { actionGlob, type Glob } from "../iam/pattern";
import { partitionsOf } from "../iam/resourceArn";
import type { Truth } from "../iam/truth";
import { BOOTSTRAP_PRESETS, type BootstrapSet } from "./bootstrap";
import { classify, type JudgedStatement, type SessionView } from "./classify";
import { OpenRequests, type OpenQuestion, type OpenResult, type TypedActions } from "./openRequest";
import { dependsOnName, singlesOutUsers, spelledNames, type Whose } from "./resourcePatterns";
import { knownIdentity, withoutName, type Identity } from "./identity";
import type { BoundDocuments, JudgeSettings } from "./settings";
import { sessionKeys, SESSIONS, withoutSecurityKey, type Session } from "./sessions";
import {
  deniesForLackOfMfa,
  dependsOnPath,
  fires,
  judgedStatements,
  statementsOf,
  type InForce,
} from "./statements";
import { typedActions } from "./typedActions";
import { FINDINGS, type Counterexample, type Finding, type Verdict } from "./verdict";
import { worldsOf } from "./worlds";

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
  settings: JudgeSettings = {},
): Verdict {
  return new DocumentsJudge({ documents }, settings).verdict(identity);
}

interface Judged {
  verdict: Verdict;
  isFinal: boolean;
}

/** What is open with them. */
interface Consequences {
  closed: boolean;
  result: OpenResult;
}

const ENABLE_DEVICE = "iam:EnableMFADevice";

/** Judges any number of users whom the same documents bind; what they have in common is computed once. */
export class DocumentsJudge {
  private readonly statements: readonly JudgedStatement[];
  private readonly layers: readonly (readonly JudgedStatement[])[];
  private readonly bootstrap: BootstrapSet;
  private readonly inexistent: readonly Glob[];
  private readonly typed: readonly TypedActions[];
  private readonly now: number;
  /** The one partition that the documents name: IAM refuses the ARNs of any other. */
  private readonly partition: string | undefined;
  private readonly firing = new Map<string, Map<Statement, Truth>>();
  private readonly consequences = new Map<string, Consequences>();

  constructor(
    private readonly bound: BoundDocuments,
    private readonly settings: JudgeSettings = {},
  ) {
    const { documents, boundary, inexistentActions = [], actionResources } = bound;
    const own = documents.flatMap(judgedStatements);
    const bounding = boundary === undefined ? [] : judgedStatements(boundary, documents.length);
    this.statements = [...own, ...bounding.filter(({ statement }) => statement.effect === "Deny")];
    this.layers = boundary === undefined ? [own] : [own, bounding];
    this.bootstrap = settings.bootstrap ?? BOOTSTRAP_PRESETS.default;
    this.inexistent = inexistentActions.map(actionGlob);
    this.now = settings.now ?? Date.now();
    const partitions = partitionsOf(this.layers.flat().map(({ statement }) => statement));
    this.partition = partitions.length === 1 ? partitions[0] : undefined;
    this.typed = typedActions(actionResources, this.partition);
  }

  verdict(of: Identity = {}): Verdict {
    return this.judged(of).verdict;
  }

  /** The verdict, and whether more facts about actions could change it. */
  judged(of: Identity = {}): Judged {
    const identity = this.placed(of);
    const { verdict, isFinal } = this.judgedOn(identity);
    if (verdict.enforced || identity.path !== undefined || !this.statements.some(dependsOnPath))
      return { verdict, isFinal };
    // What holds for users without a path is what most readers look for.
    const ordinary = this.judgedOn({ ...identity, path: "/" });
    if (ordinary.verdict.enforced) return { verdict, isFinal };
    const { finding, also } = ordinary.verdict;
    const findings = new Set([...also, verdict.finding, ...verdict.also]);
    return {
      verdict: { ...ordinary.verdict, also: [...findings].filter((it) => it !== finding) },
      isFinal: isFinal && ordinary.isFinal,
    };
  }

  private placed(of: Identity): Identity {
    const identity = knownIdentity(of);
    return identity.partition === undefined && this.partition !== undefined
      ? { ...identity, partition: this.partition }
      : identity;
  }

  private judgedOn(identity: Identity): Judged {
    const views = SESSIONS.map((session) => this.view(session, identity));
    if (views.every(isClosed)) {
      const [console, accessKey] = views.map(({ certain }) => certain.map(({ ref }) => ref));
      const by = { console: console ?? [], "access-key": accessKey ?? [] };
      return { verdict: { enforced: true, reason: { kind: "denied", by } }, isFinal: true };
    }
    const granted = this.grantedViews(views, identity);
    if (granted.every(isClosed))
      return { verdict: { enforced: true, reason: { kind: "not-granted" } }, isFinal: true };
    const findings = classify(this.statements, granted);
    const finding = FINDINGS.find((candidate) => findings.has(candidate)) ?? "not-provable";
    const view = findings.get(finding);
    const also = FINDINGS.filter((candidate) => candidate !== finding && findings.has(candidate));
    return {
      verdict: { enforced: false, finding, also, counterexample: view && this.counterexample(view, finding) },
      isFinal: granted.every(({ result: { kind, ...rest } }) => kind === "closed" || "typical" in rest),
    };
  }

  /** What gets through in such a session. */
  openRequestsOf(session: Session, of: Identity = {}): OpenRequests {
    const identity = this.placed(of);
    const certain = this.certainDenies(session, identity);
    return this.openRequests({ session, certain, grants: this.grantsIn(session, identity) }, identity);
  }

  private keysOf(session: Session, identity: Identity): KeyStates {
    return sessionKeys(session, identity, this.now);
  }

  /** How the Deny statements act in one session. */
  private view(session: Session, identity: Identity): SessionView {
    const keys = this.keysOf(session, identity);
    const certain = this.certainDenies(session, identity);
    const consequences = this.consequencesOf({ session, certain }, identity);
    const inEveryCase =
      consequences.result.kind === "closed" ? undefined : this.closedInEveryCase(session, identity);
    return {
      session,
      certain: inEveryCase ?? certain,
      fires: this.statements.some((it) => it.concernsMfa && deniesForLackOfMfa(it, keys)),
      ...(inEveryCase === undefined ? consequences : { closed: true, result: { kind: "closed" } }),
    };
  }

  /**
   * The Deny statements that close a session together although none of them fires in every request: one for each case.
   * `undefined` where some case is open.
   */
  private closedInEveryCase(session: Session, identity: Identity): readonly JudgedStatement[] | undefined {
    const keys = this.keysOf(session, identity);
    const denies = this.statements.filter(({ statement }) => statement.effect === "Deny");
    const conditions = denies.flatMap(({ statement }) => statement.conditions);
    const worlds = worldsOf(conditions, keys);
    const used = new Set<JudgedStatement>();
    for (const world of worlds) {
      const certain = denies.filter(({ statement }) => fires(statement, keys, world) === "true");
      if (this.consequencesOf({ session, certain, world }, identity).result.kind !== "closed")
        return undefined;
      for (const it of certain) used.add(it);
    }
    return worlds.length === 0 ? undefined : [...used];
  }

  /** The same views with what is not granted taken out, where the mode allows for that. */
  private grantedViews(views: readonly SessionView[], identity: Identity): readonly SessionView[] {
    return views.map((view) => {
      const grants = this.grantsIn(view.session, identity);
      if (isClosed(view) || grants === undefined) return view;
      return { ...view, result: this.consequencesOf({ ...view, grants }, identity).result };
    });
  }

  /** The Allow statements that may fire, by layer; `undefined` where anything may be granted. */
  private grantsIn(session: Session, identity: Identity): InForce["grants"] {
    if (this.settings.mode !== "effective-permissions" || this.bound.unreadGrants === true) return undefined;
    return this.layers.map((layer) =>
      layer.filter(
        ({ statement }) =>
          statement.effect === "Allow" && this.firesFor(statement, session, identity) !== "false",
      ),
    );
  }

  private consequencesOf(inForce: InForce, identity: Identity): Consequences {
    const anyone = withoutName(identity);
    const forAnyone = this.remembered(inForce, anyone, () => this.findOpenForAnyone(inForce, anyone));
    // What is closed for everyone is closed for this user.
    if (identity.name === undefined || forAnyone.result.kind === "closed") return forAnyone;
    if (!statementsOf(inForce).some(singlesOutUsers)) return forAnyone;
    return this.remembered(inForce, identity, () => this.findOpen(inForce, identity));
  }

  private remembered(inForce: InForce, identity: Identity, find: () => OpenResult): Consequences {
    // Without a security key, other statements may fire in one case than in another.
    if (inForce.world !== undefined && this.bootstrap.securityKeysOnly === true)
      return { closed: false, result: find() };
    const refs = (judged: readonly JudgedStatement[]): unknown =>
      judged.map(({ ref }) => [ref.document, ref.index]);
    const { certain, grants } = inForce;
    // What the same statements leave open is the same in both sessions, but for security keys.
    const session = this.bootstrap.securityKeysOnly === true ? inForce.session : undefined;
    const key = JSON.stringify([session, identity, refs(certain), grants?.map(refs)]);
    let consequences = this.consequences.get(key);
    if (consequences === undefined) {
      const closed = this.openRequests(inForce, identity).closesUnnamedActions();
      consequences = { closed, result: find() };
      this.consequences.set(key, consequences);
    }
    return consequences;
  }

  private findOpenForAnyone(inForce: InForce, anyone: Identity): OpenResult {
    const fresh = this.findOpen(inForce, anyone, "fresh");
    const statements = statementsOf(inForce);
    if (fresh.kind !== "closed" || !statements.some(dependsOnName)) return fresh;
    // A user whose name a pattern spells out is a better counterexample than one whose name may be anything.
    for (const name of spelledNames(statements)) {
      const spelled = this.findOpen(inForce, { ...anyone, name });
      if (spelled.kind === "open") return spelled;
    }
    const open = this.findOpen(inForce, anyone, "anyone");
    // Perhaps no name makes it open after all; nothing is shown that may not be so.
    return open.kind === "open" ? { kind: "undecided" } : open;
  }

  private findOpen(inForce: InForce, identity: Identity, whose?: Whose): OpenResult {
    const question = whose && { whose };
    const open = this.openRequests(inForce, identity, question).find();
    if (open.kind !== "closed" || this.bootstrap.securityKeysOnly !== true) return open;
    // A device that is no FIDO security key, whose enrolment the bootstrap set does not allow for.
    const keys = withoutSecurityKey(this.keysOf(inForce.session, identity));
    const certain = this.statements.filter(
      ({ statement }) => statement.effect === "Deny" && fires(statement, keys, inForce.world) === "true",
    );
    return this.openRequests({ ...inForce, certain }, identity, {
      ...question,
      bootstrap: { anyResource: [], ownUserOnly: [] },
      actions: actionGlob(ENABLE_DEVICE),
    }).find();
  }

  private openRequests(
    { certain, grants }: InForce,
    identity: Identity,
    rest: Partial<OpenQuestion> = {},
  ): OpenRequests {
    return new OpenRequests({
      denies: certain.map(({ statement }) => statement),
      grants: grants?.map((layer) => layer.map(({ statement }) => statement)),
      bootstrap: this.bootstrap,
      inexistent: this.inexistent,
      typed: this.typed,
      identity,
      ...rest,
    });
  }

  private certainDenies(session: Session, identity: Identity): JudgedStatement[] {
    return this.statements.filter(
      ({ statement }) =>
        statement.effect === "Deny" && this.firesFor(statement, session, identity) === "true",
    );
  }

  /** Whether a statement fires for a user. Where its name makes no difference, that is found out once. */
  private firesFor(statement: Statement, session: Session, identity: Identity): Truth {
    const anyone = withoutName(identity);
    const key = JSON.stringify([session, anyone]);
    const known = this.firing.get(key) ?? new Map<Statement, Truth>();
    this.firing.set(key, known);
    const forAnyone = known.get(statement) ?? fires(statement, this.keysOf(session, anyone));
    known.set(statement, forAnyone);
    return forAnyone === "unknown" && identity.name !== undefined
      ? fires(statement, this.keysOf(session, identity))
      : forAnyone;
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

function isClosed({ result }: SessionView): boolean {
  return result.kind === "closed";
}
