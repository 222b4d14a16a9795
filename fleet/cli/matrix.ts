import { Command } from "commander";

import { positiveInteger } from "./options";
import { selectedAccounts, type SelectionOptions, withSelection } from "./selection";

interface MatrixOptions extends SelectionOptions {
  shards: number;
}

/** `account-baseline matrix`: the selected accounts as jobs of GitHub Actions. */
export function matrixCommand(): Command {
  return withSelection(
    new Command("matrix").description(
      "Print the selected accounts as a matrix of GitHub Actions, in one line: " +
        '{"include":[{"shard":"1/4","wave":"canary","accounts":12}, …]}. A job of it then selects with --wave and --shard.',
    ),
  )
    .requiredOption("--shards <n>", "the most jobs of a wave", positiveInteger)
    .action(async (names: string[], options: MatrixOptions) => {
      const { loadSettings } = await import("../settings/loadSettings.js");
      const { waves } = await import("../settings/waves.js");
      const { matrix } = await import("../matrix.js");
      const { refuseProblems } = await import("../accounts/account.js");
      const selected = await selectedAccounts(names, options);
      refuseProblems(selected.problems);
      const jobs = matrix(waves(selected.accounts, loadSettings(selected.project)), options.shards);
      process.stdout.write(`${JSON.stringify(jobs)}\n`);
    });
}
