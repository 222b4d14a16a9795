import { type Command, InvalidArgumentError } from "commander";

import type { Account, FileProblem } from "../accounts/account";
import type { Project } from "../accounts/project";
import type { Restriction, Selector } from "../accounts/select";
import type { Shard } from "../accounts/shard";
import type { RunRecord } from "../runs/result";

/** Which accounts, the same for every command. */
export interface SelectionOptions {
  cwd: string;
  ou?: string[];
  tag?: string[];
  exclude?: string[];
  changedSince?: string;
  wave?: string;
  shard?: Shard;
  resume?: string;
}

export interface Selected {
  readonly project: Project;
  /** At least one, in the order of their names. */
  readonly accounts: readonly Account[];
  /** Every mistake of the stack files that the selection may mean. */
  readonly problems: readonly FileProblem[];
  /** Every account of the project. */
  readonly all: readonly Account[];
  /** Accounts of which only the name is known, because their files have mistakes. */
  readonly broken: readonly Account[];
  /** The run that `--resume` names. */
  readonly resumed: RunRecord | undefined;
}

/** Adds the arguments and options that select accounts. */
export function withSelection(command: Command): Command {
  return command
    .argument("[accounts...]", "stacks, by name or glob such as prod-*; all without any")
    .option("-C, --cwd <dir>", "folder of the Pulumi project", ".")
    .option("--ou <path>", "in this organizational unit or below, e.g. 'Workloads/*'; repeatable", collect)
    .option("--tag <key=value>", "with this tag, e.g. env=prod; repeatable, and all must be there", collect)
    .option("--exclude <name>", "without this stack, by name or glob; repeatable", collect)
    .option("--changed-since <git ref>", "whose stack file changed since, or all if anything else did")
    .option("--wave <name>", "of this wave of rollout.yaml")
    .option("--shard <i/n>", "only the i-th of n equal parts, e.g. 2/4", parseShard)
    .option("--resume <run>", "only what the run has not done; the same command goes on with that run");
}

/**
 * The accounts that the command line selects.
 * @throws UsageError where that is none, or where a name, a git ref or a run is unknown.
 */
export async function selectedAccounts(
  names: readonly string[],
  options: SelectionOptions,
): Promise<Selected> {
  const { findProject } = await import("../accounts/project.js");
  const { readAccounts } = await import("../accounts/readAccounts.js");
  const { matcher, select } = await import("../accounts/select.js");
  const project = findProject(options.cwd);
  const { accounts, problems } = readAccounts(project);
  const selector = selectorOf(names, options);
  const broken = [...new Map(problems.map((one) => [one.stack, withoutConfig(one)])).values()];
  const known = [...accounts, ...broken];
  const resumed = options.resume === undefined ? undefined : await resumedRun(project, options.resume);
  const { changedSince, wave } = options;
  const changed = changedSince === undefined ? [] : [await changedAccounts(project, changedSince, known)];
  const undone = resumed === undefined ? [] : [leftOf(resumed)];
  const ofThisWave = wave === undefined ? [] : [await ofWave(project, accounts, wave)];
  // Of an account whose file has mistakes only the name is known, so that any --ou, --tag and --wave may mean it.
  const mayBeMeant = matcher({ ...selector, ous: undefined, tags: undefined });
  const meant = problems.filter(
    (problem) =>
      mayBeMeant(withoutConfig(problem)) &&
      [...changed, ...undone].every(({ stacks }) => stacks.has(problem.stack)),
  );
  const narrowing = { only: [...changed, ...undone, ...ofThisWave], shard: options.shard };
  return {
    project,
    accounts: select(accounts, selector, narrowing, meant),
    problems: meant,
    all: accounts,
    broken,
    resumed,
  };
}

/** Whether a command line is about all accounts. */
export function selectsAll(names: readonly string[], options: SelectionOptions): boolean {
  const { ou, tag, exclude, changedSince, wave, shard, resume } = options;
  const restrictions = [ou, tag, exclude, changedSince, wave, shard, resume];
  return names.length === 0 && restrictions.every((it) => it === undefined);
}

function selectorOf(names: readonly string[], { ou, tag, exclude }: SelectionOptions): Selector {
  return { accounts: names.length === 0 ? undefined : names, ous: ou, tags: tag, exclude };
}

async function resumedRun(project: Project, run: string): Promise<RunRecord> {
  const { readRun } = await import("../runs/runDirectory.js");
  return readRun(project, run);
}

async function changedAccounts(
  project: Project,
  ref: string,
  accounts: readonly Account[],
): Promise<Restriction> {
  const { changedSince } = await import("../accounts/changedSince.js");
  return { stacks: changedSince(project, ref, accounts), meaning: `has changed since ${ref}` };
}

function leftOf({ run, accounts }: RunRecord): Restriction {
  const undone = accounts.filter(({ outcome }) => isUndone(outcome));
  return { stacks: new Set(undone.map(({ stack }) => stack)), meaning: `is left of run ${run}` };
}

function isUndone(outcome: RunRecord["accounts"][number]["outcome"]): boolean {
  return outcome !== "completed" && outcome !== "unchanged";
}

async function ofWave(project: Project, accounts: readonly Account[], name: string): Promise<Restriction> {
  const { loadSettings } = await import("../settings/loadSettings.js");
  const { waves } = await import("../settings/waves.js");
  const { UsageError } = await import("../usageError.js");
  const all = waves(accounts, loadSettings(project));
  const wave = all.find((candidate) => candidate.name === name);
  if (wave === undefined)
    throw new UsageError(
      `--wave ${name}: no such wave with accounts; allowed: ${all.map((w) => w.name).join(", ")}`,
    );
  return { stacks: new Set(wave.accounts.map(({ stack }) => stack)), meaning: `is in wave ${name}` };
}

function withoutConfig({ stack, place }: FileProblem): Account {
  const file = place.split(":", 1)[0] ?? "";
  const config = { values: {}, secretKeys: new Set<string>() };
  return { stack, file, accountId: "", ou: undefined, tags: {}, config };
}

export function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

function parseShard(value: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new InvalidArgumentError("allowed: i/n with i from 1 to n, such as 2/4.");
  return { index, count };
}
