import { Command } from "commander";

import type { Installation } from "./options";
import { policyPackConfig } from "./options";
import { selectedAccounts, type SelectionOptions, selectsAll, withSelection } from "./selection";
import { counter } from "./view";

interface CheckOptions extends SelectionOptions {
  json?: true;
  policyPackConfig?: string;
}

/** `account-baseline check`: every stack file and every policy, judged without engine, cloud or credentials. */
export function checkCommand({ checkWorkerScript }: Installation): Command {
  return withSelection(
    new Command("check").description(
      "Judges stack files and policies offline: runs the program for each account as a preview would, without engine, " +
        "cloud or credentials. A preview accepts what check accepts, except where only AWS or its provider knows the " +
        "answer. Names the controls that the baseline implements and what stays manual, and estimates its monthly " +
        "cost. Exit code 0: all accepted; 2: mistakes in stack files or rollout.yaml; 1: a program failed; 4: blocked by policy; the " +
        "first of these that applies.",
    ),
  )
    .option(
      "--policy-pack-config <file>",
      "config of the policy pack; by default the project's policy-config.json",
    )
    .option("--json", "one line of JSON for each account")
    .action(async (names: string[], options: CheckOptions) => {
      const { readPolicyConfig } = await import("../check/policyConfig.js");
      const { findProject } = await import("../accounts/project.js");
      const { AccountChecker } = await import("../check/accountChecker.js");
      const { exitCodeOf, formatJson, formatText } = await import("../check/format.js");
      const workerScript = checkWorkerScript();
      const checker = new AccountChecker({ project: findProject(options.cwd), workerScript });
      try {
        const { project, accounts, problems, settingsProblems } = await checkedAccounts(names, options);
        const file = policyPackConfig(project, options.policyPackConfig);
        const config = file === undefined ? {} : await readPolicyConfig(file);
        const { done, end } = await counter("check", accounts.length);
        const checks = await checker.check(accounts, config, done).finally(end);
        const report = { settingsProblems, problems, checks };
        process.stdout.write(options.json === true ? formatJson(report) : formatText(report));
        process.exitCode = exitCodeOf(report);
      } finally {
        await checker.end();
      }
    });
}

/**
 * The accounts that the command line selects, and what is wrong with `rollout.yaml`. Waves without accounts are
 * reported where all accounts are checked.
 * @throws UsageError where nothing is selected, with the mistakes of `rollout.yaml`.
 */
async function checkedAccounts(names: readonly string[], options: CheckOptions) {
  const { problemLine } = await import("../accounts/account.js");
  const { findProject } = await import("../accounts/project.js");
  const { emptyWaves } = await import("../settings/emptyWaves.js");
  const { readSettings } = await import("../settings/loadSettings.js");
  const { UsageError } = await import("../usageError.js");
  const settings = readSettings(findProject(options.cwd));
  try {
    const selected = await selectedAccounts(names, options);
    const ofWaves = selectsAll(names, options) ? emptyWaves(settings, selected.all, selected.broken) : [];
    const settingsProblems = settings.ok ? ofWaves : settings.problems;
    return { ...selected, settingsProblems };
  } catch (error) {
    // Which accounts a wave has is unknown where the waves are, and then that alone is reported.
    if (settings.ok || options.wave !== undefined || !(error instanceof UsageError)) throw error;
    throw new UsageError([...settings.problems.map(problemLine), error.message].join("\n"));
  }
}
