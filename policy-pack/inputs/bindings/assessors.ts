import type { PolicyDocument } from "../../iam/document";
import { Assessor } from "../../proof/assess";
import type { Identity } from "../../proof/identity";
import type { JudgeSettings } from "../../proof/settings";
import type { Bindings, BoundUser, NamedDocument } from "./bindings";

/** What is known of a user of the stack. */
export function identityOf({
  name,
  arn,
  path,
  account,
  partition,
}: Omit<BoundUser, "subject" | "bindings">): Identity {
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
  private readonly assessors = new Map<string, Assessor>();

  constructor(private readonly settings: JudgeSettings) {}

  /** `labels` are what the assessor's documents are called, in its order. */
  of(bindings: Bindings): { assessor: Assessor; labels: string[] } {
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
    const assessor = this.assessors.get(key) ?? new Assessor(bound, this.settings);
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
