import { existsSync, readFileSync } from "node:fs";

/** Makes the engine take `--event-log`, as Pulumi's Automation API does it. */
export const EVENT_LOG_ENABLED = { PULUMI_DEBUG_COMMANDS: "true" } as const;

/** What a run of the engine did, read from its event log (`--event-log`). */
export interface RunEvents {
  /** Number of resources by what happens to them, such as `{ create: 3, same: 1 }`, where the run came to a summary. */
  changes: Record<string, number> | undefined;
  /** What policy packs reported. */
  violations: { policy: string; urn: string; message: string; level: string }[];
  /** Each resource with its operation, in the order in which they began. */
  steps: { op: string; urn: string }[];
}

interface EngineEvent {
  summaryEvent?: { resourceChanges?: Record<string, number> };
  policyEvent?: { policyName: string; resourceUrn?: string; message: string; enforcementLevel: string };
  resourcePreEvent?: { metadata: { op: string; urn: string } };
}

/** Reads an event log, one JSON object a line; empty where the run wrote none, as commands other than deploys do. */
export function readEvents(file: string): RunEvents {
  if (!existsSync(file)) return { changes: undefined, violations: [], steps: [] };
  const events = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as EngineEvent);
  return {
    changes: events.findLast(({ summaryEvent }) => summaryEvent)?.summaryEvent?.resourceChanges,
    violations: events.flatMap(({ policyEvent: p }) =>
      p
        ? [{ policy: p.policyName, urn: p.resourceUrn ?? "", message: p.message, level: p.enforcementLevel }]
        : [],
    ),
    steps: events.flatMap(({ resourcePreEvent: r }) =>
      r ? [{ op: r.metadata.op, urn: r.metadata.urn }] : [],
    ),
  };
}
