import { Command } from "commander";

import { selectedAccounts, type SelectionOptions, withSelection } from "./selection";

/** `account-baseline list`: the accounts that a selection selects. */
export function listCommand(): Command {
  return withSelection(
    new Command("list").description(
      "Lists accounts with id, organizational unit, tags, wave, and what their last run came to.",
    ),
  )
    .option("--json", "one JSON document")
    .action(async (names: string[], options: SelectionOptions & { json?: true }) => {
      const { refuseProblems } = await import("../accounts/account.js");
      const { loadSettings } = await import("../settings/loadSettings.js");
      const { listAccounts, formatList } = await import("../list.js");
      const { project, accounts, problems } = await selectedAccounts(names, options);
      const rows = listAccounts(project, accounts, loadSettings(project));
      process.stdout.write(
        options.json === true ? `${JSON.stringify(rows, undefined, 2)}\n` : `${formatList(rows)}\n`,
      );
      // What could be listed is; an account that could not be read is still a mistake.
      refuseProblems(problems);
    });
}
