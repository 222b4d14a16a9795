import type { PolicyDocument } from "../../iam/document";
import { Assessor, type Assessment } from "../../proof/assess";
import type { Identity } from "../../proof/identity";
import type { JudgeSettings } from "../../proof/judge";
import { singlesOutUsers } from "../../proof/resourcePatterns";
import { MFA_KEYS } from "../../proof/sessions";
import type { Bindings, BoundUser, NamedDocument } from "./bindings";

/** What the proof reads of a user. */
type Person = Omit<BoundUser, "subject" | "bindings">;

/** Judges users whom the same documents bind. If these treat all users alike, a proof of one is that of the others. */
class SharedAssessor {
  private readonly assessor: Assessor;
  private readonly isAlike: boolean;
  /** By all of the identity but the name. */
  private readonly enforced = new Map<string, Assessment>();

  constructor(bound: ConstructorParameters<typeof Assessor>[0], settings: JudgeSettings) {
    this.assessor = new Assessor(bound, settings);
    const documents = [...bound.documents, ...(bound.boundary ? [bound.boundary] : [])];
    this.isAlike = documents.every(treatsAllAlike);
  }

  async assess(user: Person): Promise<Assessment> {
    if (!this.isAlike) return this.assessor.assess(identityOf(user));
    const { arn, path, account, partition } = user;
    const key = [arn?.slice(0, arn.lastIndexOf("/")), path, account, partition].join(" ");
    const known = this.enforced.get(key);
    if (known !== undefined) return known;
    const assessment = await this.assessor.assess(identityOf(user));
    if (assessment.verdict.enforced) this.enforced.set(key, assessment);
    return assessment;
  }
}

const ALIKE = new WeakMap<PolicyDocument, boolean>();

/** Whether a document has no condition that may depend on the user, and no resource that does. */
function treatsAllAlike(document: PolicyDocument): boolean {
  const known = ALIKE.get(document);
  if (known !== undefined) return known;
  const isAlike = document.statements.every(
    (statement) => statement.conditions.every(({ key }) => MFA_KEYS.has(key)) && !singlesOutUsers(statement),
  );
  ALIKE.set(document, isAlike);
  return isAlike;
}

function identityOf({ name, arn, path, account, partition }: Person): Identity {
  return {
    ...(name !== undefined && { name }),
    ...(arn !== undefined && { arn }),
    ...(path !== undefined && { path }),
    ...(account !== undefined && { account }),
    ...(partition !== undefined && { partition }),
  };
}

/** One assessor for all users that the same documents bind. */
export class Assessors {
  private readonly ids = new Map<PolicyDocument, number>();
  private readonly assessors = new Map<string, SharedAssessor>();

  constructor(private readonly settings: JudgeSettings) {}

  /** `labels` are what the assessor's documents are called, in its order. */
  of(bindings: Bindings): { assessor: SharedAssessor; labels: string[] } {
    const documents = this.inOrder(distinct(bindings.documents));
    const boundary = bindings.boundary?.kind === "document" ? bindings.boundary.document : undefined;
    const { unreadGrants } = bindings;
    const key = JSON.stringify([
      documents.map((it) => this.idOf(it)),
      boundary && this.idOf(boundary),
      unreadGrants,
    ]);
    const bound = {
      documents: documents.map(({ document }) => document),
      boundary: boundary?.document,
      unreadGrants,
    };
    const assessor = this.assessors.get(key) ?? new SharedAssessor(bound, this.settings);
    this.assessors.set(key, assessor);
    const boundaryLabel = boundary === undefined ? [] : [`permissions boundary: ${boundary.label}`];
    return { assessor, labels: [...documents.map(({ label }) => label), ...boundaryLabel] };
  }

  /** An order in which the same documents always come the same way. */
  private inOrder(documents: readonly NamedDocument[]): NamedDocument[] {
    return [...documents].sort((a, b) => this.idOf(a) - this.idOf(b));
  }

  private idOf({ document }: NamedDocument): number {
    const id = this.ids.get(document) ?? this.ids.size;
    this.ids.set(document, id);
    return id;
  }
}

/** One of each document, whatever resources it binds the user by. */
function distinct(documents: readonly NamedDocument[]): NamedDocument[] {
  return [...new Map(documents.map((it) => [it.document, it])).values()];
}
