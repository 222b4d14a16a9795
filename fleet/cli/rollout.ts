import { relative, resolve } from "node:path";

import type { Command } from "commander";

import type { Account } from "../accounts/account";
import type { Project } from "../accounts/project";
import type { Session } from "../rollout/session";
import type { RunCommand } from "../runs/result";
import type { Settings } from "../settings/schema";
import type { Wave } from "../settings/waves";
import type { Installation } from "./options";
import { policyPackConfig } from "./options";
import { positiveInteger } from "./options";
import { collect, selectedAccounts, type SelectionOptions, withSelection } from "./selection";
import { hasColor, view } from "./view";

/** Options of every command that runs the engine. */
export interface RolloutOptions extends SelectionOptions {
  concurrency?: number;
  policyPack?: string[];
  policyPackConfig?: string;
  secretsProvider?: string;
  allowRetained?: true;
}

/** Adds the selection and the options of every command that runs the engine. */
export function withRolloutOptions(command: Command): Command {
  return withSelection(command)
    .option(
      "--concurrency <n>",
      "accounts at a time; by default as rollout.yaml says, or as cores and memory allow",
      positiveInteger,
    )
    .option(
      "--policy-pack <dir>",
      "policy pack to run in addition to this project's own; repeatable",
      collect,
    )
    .option(
      "--policy-pack-config <file>",
      "config of the project's own pack; by default policy-config.json where there is one",
    )
    .option("--secrets-provider <url>", "of stacks that do not exist yet, as for pulumi stack init")
    .option(
      "--allow-retained",
      "let users and credentials stay in AWS when they leave the stack: retainOnDelete, deletedWith, .get",
    );
}

/** What the work on the selected accounts is given. */
export interface Rollout extends Session {
  readonly waves: readonly Wave[];
  readonly accounts: readonly Account[];
  readonly settings: Settings;
}

/**
 * Runs a command on the selected accounts and prints the summary. The exit code says how it came out; see
 * fleet/runs/exitCode.ts.
 * @param prepare Looks at what was selected before the run begins, and refuses by a UsageError.
 */
export async function runRollout(
  command: RunCommand,
  names: readonly string[],
  options: RolloutOptions,
  installation: Installation,
  work: (rollout: Rollout) => Promise<void>,
  prepare?: (accounts: readonly Account[]) => Promise<void>,
): Promise<void> {
  const { refuseProblems } = await import("../accounts/account.js");
  const { loadSettings } = await import("../settings/loadSettings.js");
  const { waves: dealOut } = await import("../settings/waves.js");
  const { withSession } = await import("../rollout/session.js");
  const { exitCode } = await import("../runs/exitCode.js");
  const { summaryText } = await import("../report/text.js");
  const { project, accounts, problems, resumed } = await selectedAccounts(names, options);
  refuseProblems(problems);
  const settings = loadSettings(project);
  await prepare?.(accounts);
  const waves = dealOut(accounts, settings);
  const { record, run, interrupted } = await withSession(
    {
      command,
      project,
      settings,
      waves,
      progress: await view(),
      ownPack: installation.policyPack,
      workerScript: installation.workerScript(),
      concurrency: options.concurrency,
      policyPacks: options.policyPack ?? packsFromVariable(project),
      policyPackConfig: policyPackConfig(project, options.policyPackConfig),
      secretsProvider: options.secretsProvider,
      allowRetained: options.allowRetained === true,
      resumed,
    },
    (session) => work({ ...session, waves, accounts, settings }),
  );
  const runDirectory = relative(process.cwd(), run.directory);
  process.stdout.write(`\n${summaryText(record, { color: hasColor(process.stdout), runDirectory })}`);
  process.stdout.write(`\nrun ${run.name}: account-baseline report ${run.name} --format html shows it all\n`);
  process.exitCode = exitCode(record, { interrupted });
}

/** The variable by which Pulumi takes this option: folders with commas between them, as seen from the project. */
function packsFromVariable({ directory }: Project): string[] {
  return (process.env["PULUMI_OPTION_POLICY_PACK"] ?? "")
    .split(",")
    .filter((pack) => pack !== "")
    .map((pack) => resolve(directory, pack));
}
