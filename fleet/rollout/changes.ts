import type { EngineEvent, StepEventMetadata, StepEventStateMetadata } from "@pulumi/pulumi/automation";

import type { ChangeCounts, ChangeKind, PropertyChange, ResourceChange } from "../runs/result";
import type { ResourceStep } from "./task";

/** Longest text of a property's value in a report, in characters. */
const MAX_VALUE_LENGTH = 200;
/** What stands for a value that is known only after the deploy, in the engine's events. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A state in an event; the engine writes null where there is none. */
type RetainedState = Pick<StepEventStateMetadata, "retainOnDelete">;

/**
 * Path of a change of the resource option `retainOnDelete`, which no property can have. The engine calls a resource whose
 * options alone differ the same, and yet the next deletion goes by what the state has.
 */
const RETAIN_OPTION = "(option) retainOnDelete";

const KINDS: Readonly<Record<string, ChangeKind | "same">> = {
  same: "same",
  create: "create",
  update: "update",
  delete: "delete",
  replace: "replace",
  "create-replacement": "replace",
  "delete-replaced": "replace",
  read: "read",
  "read-replacement": "read",
  import: "import",
  "import-replacement": "import",
};

/** What a step of the engine does to its resource; undefined for one that does nothing to it. */
export function kindOfStep(op: string): ChangeKind | "same" | undefined {
  return KINDS[op];
}

/** Collects from the engine's events what a preview or an update does to the resources of a stack. */
export class ChangeCollector {
  private readonly byUrn = new Map<string, ResourceChange>();
  private readonly same = new Set<string>();

  /** Takes an event, and returns the resource that is being worked on where it is about one. */
  take(event: EngineEvent): ResourceStep | undefined {
    const metadata = event.resourcePreEvent?.metadata ?? event.resOutputsEvent?.metadata;
    if (metadata === undefined) return undefined;
    const name = nameOf(metadata.urn);
    // In a refresh the difference is known only once the resource was read, and is told with its outputs.
    const kind = kindOfStep(metadata.op);
    if (isBookkeeping(metadata)) return { name, type: metadata.type, op: metadata.op };
    if (kind === "same" && changesRetention(metadata)) this.add("update", metadata, name);
    else if (kind === "same") this.same.add(metadata.urn);
    else if (kind !== undefined) this.add(kind, metadata, name);
    return { name, type: metadata.type, op: metadata.op };
  }

  changes(): ResourceChange[] {
    return [...this.byUrn.values()];
  }

  counts(): ChangeCounts {
    const counts: ChangeCounts = { create: 0, import: 0, update: 0, replace: 0, delete: 0, same: 0 };
    for (const { kind } of this.byUrn.values()) if (kind !== "read") counts[kind] += 1;
    for (const urn of this.same) if (!this.byUrn.has(urn)) counts.same += 1;
    return counts;
  }

  private add(kind: ChangeKind, metadata: StepEventMetadata, name: string): void {
    const earlier = this.byUrn.get(metadata.urn);
    // A replacement comes as three steps; the one that compares the properties tells most.
    if (earlier !== undefined && earlier.properties.length > 0) return;
    this.byUrn.set(metadata.urn, {
      urn: metadata.urn,
      type: metadata.type,
      name,
      kind,
      properties: kind === "update" || kind === "replace" ? propertyChanges(metadata) : [],
    });
  }
}

/** Whether a change is one of the options alone. It is in no plan, as the engine's plans have no such options. */
export function isOptionChange({ properties }: Pick<ResourceChange, "properties">): boolean {
  return properties.length > 0 && properties.every(({ path }) => path === RETAIN_OPTION);
}

function changesRetention(metadata: StepEventMetadata): boolean {
  const { old, new: next } = metadata as { old?: RetainedState | null; new?: RetainedState | null };
  if (!old || !next) return false;
  return (old.retainOnDelete ?? false) !== (next.retainOnDelete ?? false);
}

/** The stack itself and the providers are the engine's own, and no part of an account. */
function isBookkeeping({ type }: StepEventMetadata): boolean {
  return type === "pulumi:pulumi:Stack" || type.startsWith("pulumi:providers:");
}

function propertyChanges(metadata: StepEventMetadata): PropertyChange[] {
  const { detailedDiff, diffs, old, new: next } = metadata;
  if (metadata.op === "same") {
    const [before, after] = [old, next].map((state) => String(state?.retainOnDelete ?? false));
    return [{ path: RETAIN_OPTION, before: before ?? "", after: after ?? "" }];
  }
  const paths = detailedDiff ? Object.keys(detailedDiff) : (diffs ?? []);
  return paths.sort().map((path) => {
    const inputs = detailedDiff?.[path]?.inputDiff ?? true;
    const before = valueAt(inputs ? (old?.inputs ?? {}) : (old?.outputs ?? {}), path);
    const after = valueAt(next?.inputs ?? {}, path);
    return {
      path,
      ...(before === undefined ? {} : { before: shown(before) }),
      ...(after === undefined ? {} : { after: shown(after) }),
    };
  });
}

function valueAt(properties: unknown, path: string): unknown {
  const steps = [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, plain]) => quoted ?? index ?? plain ?? "",
  );
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    properties,
  );
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const readable = text.replaceAll(UNKNOWN, "[unknown]");
  return readable.length > MAX_VALUE_LENGTH ? `${readable.slice(0, MAX_VALUE_LENGTH - 1)}…` : readable;
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** `delete User alice, replace Budget baseline`, each with its kind. */
export function describeChanges(changes: readonly ResourceChange[]): string {
  return changes
    .map(({ kind, type, name }) => `${kind} ${type.slice(type.lastIndexOf(":") + 1)} ${name}`)
    .join(", ");
}
