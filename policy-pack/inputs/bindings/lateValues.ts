import type { Entity, EntityKind, References, StackReferences } from "../pulumi/references";
import type { StackResource } from "../pulumi/resource";
import type { KeptPolicies } from "./holder";
import { keptPolicies } from "./inlinePolicies";

/** A value that is unknown in a preview, and what it is taken for until the update has shown it. */
export interface Provisional {
  by: StackResource;
  property: string;
  takenFor: string;
}

/** Values that a preview takes for what they come from, and, once all is known, those that are not that. */
export class LateValues {
  /** Values that count until the update has shown them. */
  readonly provisional: Provisional[] = [];
  /** By resource, its values that are not what they come from. */
  private readonly differing = new Map<StackResource, readonly string[]>();

  constructor(private readonly references: StackReferences) {}

  get haveDiffered(): boolean {
    return this.differing.size > 0;
  }

  /** In sentences, what turned out differently in resources. */
  differingOf(resources: readonly StackResource[]): string[] {
    return [...new Set(resources.flatMap((it) => this.differing.get(it) ?? []))];
  }

  /** What a property refers to. */
  resolve(resource: StackResource, property: string, kind: EntityKind): References {
    const found = this.references.resolve(resource, property, kind);
    for (const entity of found.provisional) {
      this.provisional.push({ by: resource, property, takenFor: describeEntity(entity) });
    }
    if (found.provisional.length === 0 && !found.unsettled) {
      const sources = this.references.candidates(resource, property, kind);
      const [source] = sources.filter((it) => !found.entities.includes(it));
      if (source !== undefined && sources.length === found.entities.length) {
        const values = found.entities.map(({ reference }) => reference).join(", ");
        this.turnedOut(resource, property, describeEntity(source), values);
      }
    }
    return found;
  }

  /** What an exclusive list of inline policies leaves. */
  kept(resource: StackResource, property: string): KeptPolicies {
    const { missing, ...kept } = keptPolicies(resource, property);
    for (const { name } of kept.resources) {
      this.provisional.push({ by: resource, property, takenFor: `the name of inline policy "${name}"` });
    }
    for (const { name } of missing) {
      const values = kept.names.length === 0 ? "an empty list" : kept.names.join(", ");
      this.turnedOut(resource, property, `inline policy "${name}"`, values);
    }
    return kept;
  }

  private turnedOut(by: StackResource, property: string, source: string, values: string): void {
    const line = `${property} of ${by.name} (${by.type}) comes from ${source}, and turned out to be ${values}.`;
    this.differing.set(by, [...(this.differing.get(by) ?? []), line]);
  }
}

export function describeEntity({ kind, reference }: Entity): string {
  return `${kind.replace("-", " ")} "${reference}"`;
}
