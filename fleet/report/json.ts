import type { AccountResult, ChangeCounts, Outcome, RunRecord } from "../runs/result";
import { countOutcomes, sumChanges, verdictOf } from "./outcomes";

/** Raised by a change that a reader of the document can notice; a new key is none. */
export const SCHEMA_VERSION = 1;

/**
 * `report --format json`: a run as fleet/runs/result.ts describes it, where `null` stands for what is absent, so that
 * every key is always there, and always in this order.
 */
export interface JsonReport {
  schemaVersion: typeof SCHEMA_VERSION;
  run: string;
  command: RunRecord["command"];
  project: string;
  startedAt: string;
  finishedAt: string | null;
  /** Whether the run ended and every account is `completed` or `unchanged`. */
  ok: boolean;
  /** Number of accounts by outcome. */
  outcomes: Record<Outcome, number>;
  /** Of all accounts together; null where the command changes nothing, as `doctor`. */
  counts: ChangeCounts | null;
  waves: readonly string[];
  controls: RunRecord["controls"];
  /** In the order of the rollout. */
  accounts: Nulled<AccountResult>[];
}

type Nulled<T> = { [K in keyof T]-?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };

/** Indented, so that two documents can be compared line by line. Ends with a newline. */
export function jsonReport(record: RunRecord): string {
  const { run, command, project, startedAt, finishedAt, waves, controls, accounts } = record;
  const report: JsonReport = {
    schemaVersion: SCHEMA_VERSION,
    run,
    command,
    project,
    startedAt,
    finishedAt: finishedAt ?? null,
    ok: verdictOf(record).ok,
    outcomes: countOutcomes(accounts),
    counts: sumChanges(accounts) ?? null,
    waves,
    controls: controls.map(({ name, title, references }) => ({ name, title, references })),
    accounts: accounts.map(accountJson),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function accountJson(result: AccountResult): Nulled<AccountResult> {
  const { counts, tags, changes, findings } = result;
  return {
    stack: result.stack,
    accountId: result.accountId,
    ou: result.ou ?? null,
    tags: Object.fromEntries(Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1))),
    wave: result.wave,
    outcome: result.outcome,
    cause: result.cause ?? null,
    startedAt: result.startedAt ?? null,
    seconds: result.seconds ?? null,
    attempts: result.attempts ?? null,
    counts: counts
      ? {
          create: counts.create,
          import: counts.import,
          update: counts.update,
          replace: counts.replace,
          delete: counts.delete,
          same: counts.same,
        }
      : null,
    changes: changes.map(({ urn, type, name, kind, properties }) => ({
      urn,
      type,
      name,
      kind,
      properties: properties.map(({ path, before, after }) => ({
        path,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      })),
    })),
    findings: findings.map(({ control, level, subject, type, message, fix }) => ({
      control,
      level,
      ...(subject === undefined ? {} : { subject }),
      ...(type === undefined ? {} : { type }),
      message,
      ...(fix === undefined ? {} : { fix }),
    })),
    examined: result.examined,
    log: result.log ?? null,
  };
}
