import { BOOTSTRAP_PRESETS } from "./bootstrap";
import { findFix, type Fix } from "./fix";
import { DocumentsJudge, type BoundDocuments, type JudgeSettings } from "./judge";
import { withRealAction } from "./realAction";
import { knownIdentity, OWN_NAME, type Identity } from "./identity";
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
  private readonly assessed = new Map<string, Promise<Assessment>>();

  constructor(
    private readonly bound: BoundDocuments,
    private readonly settings: JudgeSettings = {},
  ) {
    this.judge = new DocumentsJudge(bound, settings);
  }

  async assess(identity: Identity = {}): Promise<Assessment> {
    const verdict = this.judge.verdict(identity);
    if (verdict.enforced) return { verdict, fix: undefined };
    const judge = await this.informedJudge();
    const informed = judge.verdict(identity);
    if (informed.enforced) return { verdict: informed, fix: undefined };
    // Users with the same verdict share the rest, which may cost a hundred times as much.
    const key = JSON.stringify(informed);
    const assessment = this.assessed.get(key) ?? this.elaborate(informed, judge, identity);
    this.assessed.set(key, assessment);
    return inTheNameOf(identity, await assessment);
  }

  /** What the documents name and AWS does not have. */
  unknownActions(): Promise<readonly UnknownAction[]> {
    const { documents, boundary } = this.bound;
    this.unknown ??= findUnknownActions([...documents, ...(boundary ? [boundary] : [])]);
    return this.unknown;
  }

  private informedJudge(): Promise<DocumentsJudge> {
    this.informed ??= this.unknownActions().then((unknown) => {
      const inexistentActions = misspelled(unknown);
      return inexistentActions.length === 0
        ? this.judge
        : new DocumentsJudge({ ...this.bound, inexistentActions }, this.settings);
    });
    return this.informed;
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
    const inexistentActions = misspelled(await this.unknownActions());
    const fix = await findFix(
      this.bound.documents,
      bootstrap,
      (documents) =>
        new DocumentsJudge({ ...this.bound, documents, inexistentActions }, this.settings).verdict(identity)
          .enforced,
    );
    return { verdict: { ...verdict, counterexample: named }, fix };
  }
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
