import type { Entity, EntityKind } from "../pulumi/references";
import type { StackResource } from "../pulumi/resource";
import { takesFrom, type Facts } from "./holder";

/** What takes something away from a user or group that is unknown, and that it comes from. */
export interface LateHolder {
  kind: EntityKind;
  by: StackResource;
  /** The users or groups that the unknown value comes from. */
  sources: readonly Entity[];
  facts: Facts;
}

/**
 * What takes something away from users and groups that a preview takes to be those that they come from. Provenance is
 * not identity: each may turn out to be for any other, so it counts wherever it would take something.
 */
export class LateHolders {
  private readonly all: LateHolder[] = [];
  /** By the name of the inline policies in lower case; `undefined` for names that are unknown, and for what are lists. */
  private byName: Map<string | undefined, LateHolder[]> | undefined;

  add(holder: LateHolder): void {
    this.all.push(holder);
    this.byName = undefined;
  }

  /** What would take something from a user or group that has this, should it turn out to be for it. */
  takingFrom(entity: Entity, own: Facts): LateHolder[] {
    if (this.all.length === 0) return [];
    const isOther = ({ kind, sources }: LateHolder): boolean =>
      kind === entity.kind && !sources.includes(entity);
    // A group from outside has policies that the stack does not show.
    if (entity.kind === "group" && entity.resources.length === 0) return this.all.filter(isOther);
    return this.near(own).filter((it) => isOther(it) && takesFrom(own, it.facts));
  }

  /** Those that have the name of a policy, or whose names do not matter. */
  private near({ inline }: Facts): readonly LateHolder[] {
    if (inline.some(({ name, isUnique }) => name === undefined && !isUnique)) return this.all;
    this.byName ??= this.indexed();
    const names = new Set([undefined, ...inline.map(({ name }) => name?.toLowerCase())]);
    return [...names].flatMap((name) => this.byName?.get(name) ?? []);
  }

  private indexed(): Map<string | undefined, LateHolder[]> {
    const byName = new Map<string | undefined, LateHolder[]>();
    for (const holder of this.all) {
      const [policy] = holder.facts.inline;
      if (policy?.isUnique === true) continue;
      const name = policy?.name?.toLowerCase();
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [holder]);
      else known.push(holder);
    }
    return byName;
  }
}
