import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, join, resolve } from "node:path";

import type { Project } from "../accounts/project";
import { UsageError } from "../usageError";
import { fold, Journal, readJournal, type SelectedAccount } from "./journal";
import type { ControlDescription, RunCommand, RunRecord } from "./result";

const JOURNAL = "journal.jsonl";

/** A run that is under way: where its journal, its logs and its plans are. */
export interface Run {
  /** Name of the run and of its directory. */
  readonly name: string;
  readonly directory: string;
  readonly journal: Journal;
}

/** Name of the role sessions of a run, so that CloudTrail shows it: 64 characters is what AWS allows. */
export function sessionName({ name }: Pick<Run, "name">): string {
  return `account-baseline-${name}`.slice(0, 64);
}

/** What a run is about. */
export interface RunStart {
  readonly command: RunCommand;
  readonly waves: readonly string[];
  readonly accounts: readonly SelectedAccount[];
  readonly controls: readonly ControlDescription[];
}

/**
 * Goes on with a run where it was of the same command and its journal is here, and begins one otherwise: what was
 * brought from elsewhere (an artifact of CI) says what is left to do, but is not written to.
 */
export function beginRun(project: Project, start: RunStart, resumed?: RunRecord): Run {
  if (resumed?.command !== start.command || !runNames(project).includes(resumed.run))
    return startRun(project, start);
  return resumeRun(
    project,
    resumed.run,
    start.accounts.map(({ stack }) => stack),
  );
}

/** Begins a run in a directory of its own below the project, which only this user can read and git does not see. */
function startRun(project: Project, { command, waves, accounts, controls }: RunStart): Run {
  const name = `${timestamp(new Date())}-${command}-${randomBytes(2).toString("hex")}`;
  const directory = join(runsDirectory(project), name);
  makeFolders(directory);
  writeFileSync(join(runsDirectory(project), "..", ".gitignore"), "*\n");
  const journal = new Journal(join(directory, JOURNAL));
  journal.write({
    type: "run-started",
    run: name,
    command,
    project: project.name,
    waves,
    controls,
    accounts,
    ...thisProcess(),
  });
  return { name, directory, journal };
}

/** Goes on with a run, in its directory and journal. */
function resumeRun(project: Project, run: string, accounts: readonly string[]): Run {
  const directory = join(runsDirectory(project), run);
  makeFolders(directory);
  const journal = new Journal(join(directory, JOURNAL));
  journal.write({ type: "run-resumed", accounts, ...thisProcess() });
  return { name: run, directory, journal };
}

/**
 * Reads a run: one of the project's by its name, one from elsewhere (an artifact of CI) by the path of its directory,
 * or without either the project's last.
 * @throws UsageError where there is none.
 */
export function readRun(project: Project, name?: string): RunRecord {
  return readRunDirectory(runDirectory(project, name));
}

/** Directory of a run, found as `readRun` finds it. */
export function runDirectory(project: Project, name?: string): string {
  const known = runNames(project);
  if (name === undefined) {
    const last = known.at(-1);
    if (last === undefined) throw new UsageError(`no run yet in ${runsDirectory(project)}`);
    return join(runsDirectory(project), last);
  }
  if (known.includes(name)) return join(runsDirectory(project), name);
  const path = resolve(name);
  if (existsSync(join(path, JOURNAL))) return path;
  const recent = known.slice(-5).reverse().join(", ");
  throw new UsageError(
    `no run ${name}; ${known.length === 0 ? "there is none yet" : `the last ones: ${recent}`}`,
  );
}

/** Names of the project's runs, the last one last. One that was killed before its first entry is none. */
export function runNames(project: Project): string[] {
  const directory = runsDirectory(project);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => (statSync(join(directory, name, JOURNAL), { throwIfNoEntry: false })?.size ?? 0) > 0)
    .sort();
}

function readRunDirectory(directory: string): RunRecord {
  const record = fold(readJournal(join(directory, JOURNAL)));
  if (record === undefined) throw new UsageError(`run ${basename(directory)} ended before it began`);
  return record;
}

function runsDirectory({ directory }: Project): string {
  return join(directory, ".rollout", "runs");
}

function makeFolders(directory: string): void {
  for (const folder of ["logs", "plans"])
    mkdirSync(join(directory, folder), { recursive: true, mode: 0o700 });
}

function thisProcess(): { pid: number; host: string } {
  return { pid: process.pid, host: hostname() };
}

/** `20261124-223343`, in UTC. */
function timestamp(date: Date): string {
  const digits = date.toISOString().replaceAll(/\D/g, "");
  return `${digits.slice(0, 8)}-${digits.slice(8, 14)}`;
}
