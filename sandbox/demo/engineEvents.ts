import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

/**
 * The event log of one run. The SDK's debug messages in it show secrets, so it is in a folder that only this user can
 * read, and is removed as soon as it has been read.
 */
export class EventLog {
  private readonly directory = mkdtempSync(join(tmpdir(), "account-baseline-events-"));
  private readonly file = join(this.directory, "events.json");

  /** Arguments for a command of the engine. */
  readonly args = ["--event-log", this.file] as const;
  /** Makes the engine take these arguments, as Pulumi's Automation API does it. */
  readonly env = { PULUMI_DEBUG_COMMANDS: "true" } as const;

  /** What happened; nothing where the run ended before it wrote anything. */
  take(): RunEvents {
    try {
      return existsSync(this.file)
        ? parseEvents(readFileSync(this.file, "utf8"))
        : { changes: undefined, violations: [], steps: [] };
    } finally {
      rmSync(this.directory, { recursive: true, force: true });
    }
  }
}

/** One JSON object a line; the last one may be cut off when the engine was killed. */
function parseEvents(text: string): RunEvents {
  const events = text
    .slice(0, text.lastIndexOf("\n") + 1)
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
