import type { PolicyDocument } from "../../iam/document";
import { DocumentsJudge } from "../judge";
import { explain } from "../messages";
import type { Identity } from "../sessions";
import { collectBindings } from "./bindings";
import { readText, TYPES, type StackResource } from "../../stack/resource";

/** A user that must not be deployed as it is. */
export interface BlockedUser {
  urn: string;
  message: string;
}

/**
 * Judges every IAM user of a stack. A user whose policies cannot be read is blocked with what to do about it, and does
 * not keep the others from being judged.
 */
export function judgeStack(resources: readonly StackResource[]): BlockedUser[] {
  const bindings = collectBindings(resources);
  const judges = new Judges();
  return resources.flatMap((resource) => {
    const bound = bindings.get(resource.urn);
    if (resource.type !== TYPES.user || bound === undefined) return [];
    const name = readText(resource, "name");
    const arn = readText(resource, "arn");
    const identity: Identity = { ...(name !== undefined && { name }), ...(arn !== undefined && { arn }) };
    const documents = judges.inOrder([...bound.documents]);
    const verdict = judges.of(documents.map(({ document }) => document)).verdict(identity);
    const labels = documents.map(({ label }) => label);
    const message = explain(name ?? resource.name, verdict, labels, [...bound.obstacles]);
    return message === undefined ? [] : [{ urn: resource.urn, message }];
  });
}

/** One judge for all users that the same documents bind. */
class Judges {
  private readonly ids = new Map<PolicyDocument, number>();
  private readonly judges = new Map<string, DocumentsJudge>();

  /** An order in which the same documents always come the same way. */
  inOrder<T extends { document: PolicyDocument }>(documents: readonly T[]): T[] {
    return [...documents].sort((a, b) => this.idOf(a.document) - this.idOf(b.document));
  }

  of(documents: readonly PolicyDocument[]): DocumentsJudge {
    const key = documents.map((document) => this.idOf(document)).join();
    const judge = this.judges.get(key) ?? new DocumentsJudge(documents);
    this.judges.set(key, judge);
    return judge;
  }

  private idOf(document: PolicyDocument): number {
    const id = this.ids.get(document) ?? this.ids.size;
    this.ids.set(document, id);
    return id;
  }
}
