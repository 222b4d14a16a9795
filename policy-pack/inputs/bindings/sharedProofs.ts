import type { PolicyDocument } from "../../iam/document";
import type { Assessment, Assessor } from "../../proof/assess";
import { singlesOutUsers } from "../../proof/resourcePatterns";
import { MFA_KEYS } from "../../proof/mfaKeys";
import { identityOf } from "./assessors";
import type { BoundUser } from "./bindings";

/** Judges users, each proof once: documents that treat all users alike prove for all what they prove for one. */
export class SharedProofs {
  /** By what binds the users, and by all of their identity but the name. */
  private readonly proofs = new Map<Assessor, Map<string, Assessment>>();
  private readonly alike = new Map<PolicyDocument, boolean>();

  /** @param assessor Of all documents that bind the user. */
  async assess(assessor: Assessor, user: BoundUser): Promise<Assessment> {
    const { arn, path, account, partition, bindings } = user;
    const boundary = bindings.boundary?.kind === "document" ? [bindings.boundary.document] : [];
    if (![...bindings.documents, ...boundary].every(({ document }) => this.treatsAllAlike(document))) {
      return assessor.assess(identityOf(user));
    }
    const proofs = this.proofs.get(assessor) ?? new Map<string, Assessment>();
    this.proofs.set(assessor, proofs);
    const key = JSON.stringify([arn?.slice(0, arn.lastIndexOf("/")), path, account, partition]);
    const known = proofs.get(key);
    if (known !== undefined) return known;
    const assessment = await assessor.assess(identityOf(user));
    if (assessment.verdict.enforced) proofs.set(key, assessment);
    return assessment;
  }

  /** Whether a document has no condition that may depend on the user, and no resource that does. */
  private treatsAllAlike(document: PolicyDocument): boolean {
    const known = this.alike.get(document);
    if (known !== undefined) return known;
    const isAlike = document.statements.every(
      (statement) =>
        statement.conditions.every(({ key }) => MFA_KEYS.has(key)) && !singlesOutUsers(statement),
    );
    this.alike.set(document, isAlike);
    return isAlike;
  }
}
