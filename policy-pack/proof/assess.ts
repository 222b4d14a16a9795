import { resourcesOf, type ActionResources } from "../iam/catalogue";
import type { Condition } from "../iam/conditions/evaluate";
import { BOOTSTRAP_PRESETS } from "./bootstrap";
import { isLockedOut, judgeEnrollment, type Enrollment } from "./enrollment";
import { findFix, type Fix } from "./fix";
import { DocumentsJudge } from "./judge";
import type { BoundDocuments, JudgeSettings } from "./settings";
import { withRealAction } from "./realAction";
import { knownIdentity, OWN_NAME, withoutName, type Identity } from "./identity";
import { singlesOutUsers } from "./resourcePatterns";
import { findUnknownActions, misspelled, type UnknownAction } from "./unknownActions";
import type { Verdict } from "./verdict";

/** A verdict, and where MFA is not enforced what a reader needs to mend it. */
export interface Assessment {
  verdict: Verdict;
  fix: Fix | undefined;
}

/**
 * Judges any number of users whom the same documents bind, as `DocumentsJudge` does, and in addition with what AWS has:
 * a misspelled exemption is no hole, a counterexample names an action that exists. The catalogue of actions is loaded
 * only where MFA is not found to be enforced without it.
 */
export class Assessor {
  private readonly judge: DocumentsJudge;
  private unknown: Promise<UnknownAction[]> | undefined;
  private informed: Promise<DocumentsJudge> | undefined;
  private readonly assessments = new Map<string, Promise<Assessment>>();
  private readonly elaborated = new Map<string, Promise<Assessment>>();
  private readonly enrollments = new Map<string, Enrollment>();
  private readonly dependsOnUser: boolean;

  constructor(
    private readonly bound: BoundDocuments,
    private readonly settings: JudgeSettings = {},
  ) {
    this.judge = new DocumentsJudge(bound, settings);
    const { documents, boundary } = bound;
    this.dependsOnUser = [...documents, ...(boundary ? [boundary] : [])].some(({ statements }) =>
      statements.some((it) => singlesOutUsers(it) || it.conditions.some(isOnUser)),
    );
  }

  /** Users whom the documents treat alike share one assessment. */
  async assess(identity: Identity = {}): Promise<Assessment> {
    const asked = this.asked(identity);
    const key = JSON.stringify(asked);
    const assessment = this.assessments.get(key) ?? this.assessed(asked);
    this.assessments.set(key, assessment);
    return inTheNameOf(identity, await assessment);
  }

  private async assessed(asked: Identity): Promise<Assessment> {
    const { verdict, judge } = await this.informedVerdict(asked);
    if (verdict.enforced) return { verdict, fix: undefined };
    // Users with the same verdict share the rest, which may cost a hundred times as much.
    const key = JSON.stringify(verdict);
    const elaborated = this.elaborated.get(key) ?? this.elaborate(verdict, judge, asked);
    this.elaborated.set(key, elaborated);
    return elaborated;
  }

  /** What of an identity makes a difference: an ARN says the path, too, which documents may ask for. */
  private asked(identity: Identity): Identity {
    const known = knownIdentity(identity);
    return this.dependsOnUser ? known : withoutName(known);
  }

  /** Whether MFA is enforced, without what a reader would need where it is not. */
  async isEnforced(identity: Identity = {}): Promise<boolean> {
    return (await this.informedVerdict(this.asked(identity))).verdict.enforced;
  }

  private async informedVerdict(identity: Identity): Promise<{ verdict: Verdict; judge: DocumentsJudge }> {
    const { verdict, isFinal } = this.judge.judged(identity);
    if (verdict.enforced) return { verdict, judge: this.judge };
    if (isFinal && misspelled(await this.unknownActions()).length === 0)
      return { verdict, judge: this.judge };
    const judge = await this.informedJudge();
    return { verdict: judge.verdict(identity), judge };
  }

  /** Whether a user that the documents bind can enroll a device before it has MFA. */
  enrollment(identity: Identity = {}): Enrollment {
    const asked = this.asked(identity);
    const key = JSON.stringify(asked);
    const enrollment = this.enrollments.get(key) ?? judgeEnrollment(this.bound, asked, this.settings.now);
    this.enrollments.set(key, enrollment);
    const { name } = knownIdentity(identity);
    if (name === undefined) return enrollment;
    const steps = enrollment.steps.map((step) => ({
      ...step,
      resource: step.resource.replaceAll(OWN_NAME, name),
    }));
    return { ...enrollment, steps };
  }

  /** What the documents name and AWS does not have. */
  unknownActions(): Promise<readonly UnknownAction[]> {
    const { documents, boundary } = this.bound;
    this.unknown ??= findUnknownActions([...documents, ...(boundary ? [boundary] : [])]);
    return this.unknown;
  }

  private informedJudge(): Promise<DocumentsJudge> {
    this.informed ??= this.catalogueFacts().then(
      (facts) => new DocumentsJudge({ ...this.bound, ...facts }, this.settings),
    );
    return this.informed;
  }

  /** What AWS's reference of actions adds to the documents. */
  private async catalogueFacts(): Promise<Pick<BoundDocuments, "inexistentActions" | "actionResources">> {
    const inexistentActions = misspelled(await this.unknownActions());
    return { inexistentActions, actionResources: await identityActionResources() };
  }

  private async elaborate(
    verdict: Extract<Verdict, { enforced: false }>,
    judge: DocumentsJudge,
    identity: Identity,
  ): Promise<Assessment> {
    const { counterexample } = verdict;
    const named =
      counterexample &&
      (await withRealAction(counterexample, judge.openRequestsOf(counterexample.session, identity)));
    const { bootstrap = BOOTSTRAP_PRESETS.default } = this.settings;
    const facts = await this.catalogueFacts();
    const aim = {
      bootstrap,
      locksOut: this.enrollment(identity).outcome === "denied",
      hasBoundary: this.bound.boundary !== undefined,
    };
    const fix = await findFix(this.bound.documents, aim, (goal, documents) => {
      const bound = { ...this.bound, documents };
      const isEnforced = (known: BoundDocuments): boolean =>
        new DocumentsJudge(known, this.settings).verdict(identity).enforced;
      // Without the facts it is proven faster, where it is proven at all.
      if (!isEnforced(bound) && !isEnforced({ ...bound, ...facts })) return false;
      return goal === "enforced" || !isLockedOut(bound, identity, this.settings.now);
    });
    return { verdict: { ...verdict, counterexample: named }, fix };
  }
}

/** Whether a condition may hold for one user and not for another of the same path. */
function isOnUser({ key, values }: Condition): boolean {
  return (
    /^aws:(username|userid|principalarn)$/.test(key) ||
    values.some(({ template }) => template.some(({ kind }) => kind === "variable"))
  );
}

/** Services whose actions take the resources that AWS documents, and no others. */
const IDENTITY_SERVICES = ["iam", "sts"];
let identityResources: Promise<ReadonlyMap<string, ActionResources>> | undefined;

/** The resources of all actions on identities, by action in lower case. */
function identityActionResources(): Promise<ReadonlyMap<string, ActionResources>> {
  identityResources ??= Promise.all(
    IDENTITY_SERVICES.map(async (service) =>
      [...(await resourcesOf(service))].map(([name, it]) => [`${service}:${name}`, it] as const),
    ),
  ).then((services) => new Map(services.flat()));
  return identityResources;
}

/** With the user's own name in the counterexample, which users share up to here. */
function inTheNameOf(identity: Identity, assessment: Assessment): Assessment {
  const { name } = knownIdentity(identity);
  const { verdict } = assessment;
  if (name === undefined || verdict.enforced || verdict.counterexample === undefined) return assessment;
  const { counterexample } = verdict;
  const resource = counterexample.resource.replaceAll(OWN_NAME, name);
  return { ...assessment, verdict: { ...verdict, counterexample: { ...counterexample, resource } } };
}
