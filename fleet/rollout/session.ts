import { rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

import { rules } from "../../policy-pack/rules/rules";
import type { Project } from "../accounts/project";
import { type ControlDescription, identify, type RunCommand, type RunRecord } from "../runs/result";
import { beginRun, readRun, type Run, sessionName } from "../runs/runDirectory";
import type { Settings } from "../settings/schema";
import type { Wave } from "../settings/waves";
import { UsageError } from "../usageError";
import type { Execution } from "./retry";
import { isRunning } from "./classifyFailure";
import { watchInterrupts } from "./interrupt";
import { RETAINED_CONTROL } from "./worker/retained";
import { otherPacks } from "./policyPacks";
import type { Progress } from "./progress";
import { defaultConcurrency, Workers } from "./workers";

export interface SessionOptions {
  readonly command: RunCommand;
  readonly project: Project;
  readonly settings: Settings;
  readonly waves: readonly Wave[];
  readonly progress: Progress;
  /** The policy pack of this installation. */
  readonly ownPack: string;
  /** Bundle of the program of a worker. */
  readonly workerScript: string;
  /** Accounts at a time; by default what the settings say, else what the machine allows. */
  readonly concurrency: number | undefined;
  /** Folders of policy packs besides the own one. */
  readonly policyPacks: readonly string[];
  /** Path of the own pack's config; none where undefined. */
  readonly policyPackConfig: string | undefined;
  readonly secretsProvider: string | undefined;
  /** Whether users and credentials may stay in AWS when they leave their stack. */
  readonly allowRetained: boolean;
  /** A run of the same command that is to be gone on with. */
  readonly resumed: RunRecord | undefined;
}

export interface Session {
  readonly execution: Execution;
  readonly concurrency: number;
}

/**
 * Gives some work all that a run needs, and ends it all when that is done or fails.
 * @returns what the run came to, and whether it was interrupted.
 * @throws UsageError where the run cannot begin; nothing was done then.
 */
export async function withSession(
  options: SessionOptions,
  work: (session: Session) => Promise<void>,
): Promise<{ record: RunRecord; run: Run; interrupted: boolean }> {
  const { project, settings, progress, waves } = options;
  if (options.resumed !== undefined) refuseRunning(options.resumed);
  const concurrency = options.concurrency ?? settings.concurrency ?? defaultConcurrency();
  // Each engine run starts its packs anew: a pack keeps what it has seen of the one deploy that it judges.
  const packs = [options.ownPack, ...otherPacks(options.policyPacks, options.ownPack)];
  const run = beginRun(
    project,
    {
      command: options.command,
      waves: waves.map(({ name }) => name),
      accounts: waves.flatMap((wave) => wave.accounts.map((account) => identify(account, wave.name))),
      controls: options.command === "preview" || options.command === "up" ? controls() : [],
    },
    options.resumed,
  );
  // Of the session of a web identity, as that of OIDC in CI, with which the roles are taken.
  const variables = { AWS_ROLE_SESSION_NAME: sessionName(run) };
  const workers = new Workers(options.workerScript, concurrency, variables);
  const interrupt = watchInterrupts(
    () => {
      progress.note("interrupted: accounts that are under way are finished; once more to stop them too");
    },
    () => {
      progress.note("stopping what is under way");
      workers.cancel();
    },
  );
  try {
    await work({
      concurrency,
      execution: {
        project,
        run,
        workers,
        progress,
        interrupt,
        retry: settings.retry,
        env: variables,
        policyPacks: packs,
        policyPackConfigs: policyPackConfigs(options, packs.length, run),
        secretsProvider: options.secretsProvider,
        allowRetained: options.allowRetained,
        removeStaleLocks: options.resumed !== undefined,
      },
    });
    run.journal.write({ type: "run-finished" });
  } finally {
    interrupt.release();
    progress.pause();
    await workers.end();
    // They are of use only to this run, and tell all that is about to be made.
    rmSync(join(run.directory, "plans"), { recursive: true, force: true });
  }
  return { record: readRun(project, run.name), run, interrupted: interrupt.requested };
}

/** What the policy pack and the fleet itself examine: the columns of a report. */
function controls(): ControlDescription[] {
  const ofPack = rules.map(({ name, displayName, controls: references }) => ({
    name,
    title: displayName,
    references: references.map(
      ({ name: framework, version, reference }) => `${framework} ${version} ${reference}`,
    ),
  }));
  return [...ofPack, RETAINED_CONTROL];
}

/** Two processes must not write one journal, and least of all update the same accounts. */
function refuseRunning({ run, owner, finishedAt }: RunRecord): void {
  if (owner === undefined || finishedAt !== undefined) return;
  // Of another machine it cannot be told; Pulumi's locks still guard each stack.
  if (owner.host === hostname() && isRunning(owner.pid))
    throw new UsageError(`--resume ${run}: this run is still under way (pid ${owner.pid})`);
}

/** The config of the own pack, which comes first. Pulumi wants one for each pack then: those of others are empty. */
function policyPackConfigs({ policyPackConfig }: SessionOptions, packs: number, run: Run): string[] {
  if (policyPackConfig === undefined) return [];
  if (packs === 1) return [policyPackConfig];
  const empty = join(run.directory, "empty-policy-config.json");
  writeFileSync(empty, "{}\n");
  return [policyPackConfig, ...Array.from({ length: packs - 1 }, () => empty)];
}
