import { Command } from "commander";

import { selectedAccounts } from "./selection";

interface Options {
  cwd: string;
  group?: string;
  budget?: string | false;
  alarm?: string | false;
  topic?: string | false;
  force?: true;
  dryRun?: true;
  json?: true;
}

/** `account-baseline adopt`: what exists in an account already is imported, and not made a second time. */
export function adoptCommand(): Command {
  return new Command("adopt")
    .description(
      "Finds existing resources of a stack in its account: users, groups, passwords, policies, contacts, the monthly " +
        "budget, the billing alarm, its topic. Only reads AWS. Writes adopted/<stack>.json, so that the next preview " +
        "imports them instead of creating them, without changes. Exit code 0: written, or nothing to write; 1: " +
        "several resources match.",
    )
    .argument("<stack>", "name of the stack")
    .option("-C, --cwd <dir>", "folder of the Pulumi project", ".")
    .option(
      "--group <name>",
      "group that becomes that of the admins; by default only one that groupName names",
    )
    .option("--budget <name>", "budget that becomes the monthly one; by default the only one that can be")
    .option("--no-budget", "a new budget, whatever there is")
    .option("--alarm <name>", "alarm that becomes the billing alarm; by default the only one that can be")
    .option("--no-alarm", "a new alarm, whatever there is")
    .option("--topic <name>", "topic that becomes the baseline's; by default the only one of the alarm")
    .option("--no-topic", "a new topic, whatever there is")
    .option("--force", "replaces the file where there is one")
    .option("--dry-run", "only says what would be written")
    .option("--json", "one JSON document")
    .action(async (stack: string, options: Options) => {
      const { refuseProblems } = await import("../accounts/account.js");
      const { UsageError } = await import("../usageError.js");
      const { adoptAccount } = await import("../adopt/adoptAccount.js");
      const { formatJson, formatText } = await import("../adopt/format.js");
      const { project, accounts, problems } = await selectedAccounts([stack], { cwd: options.cwd });
      refuseProblems(problems);
      const [account, ...others] = accounts;
      if (account === undefined || others.length > 0)
        throw new UsageError(`adopt ${stack}: allowed: the name of one stack`);
      const { force = false, dryRun = false, group, budget, alarm, topic } = options;
      const result = await adoptAccount(project, account, { force, dryRun, group, budget, alarm, topic });
      const text = options.json === true ? formatJson(result) : formatText(result, { dryRun });
      process.stdout.write(`${text}\n`);
      if (result.undecided.length > 0) process.exitCode = 1;
    });
}
