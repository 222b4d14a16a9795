import { Command } from "commander";

import type { Account } from "../accounts/account";
import type { Attempted } from "../rollout/retry";
import { requireTerminalOr } from "./confirm";
import type { Installation } from "./options";
import { type RolloutOptions, runRollout, withRolloutOptions } from "./rollout";

interface DestroyCommandOptions extends RolloutOptions {
  yes?: true;
  iKnow?: true;
}

/** `account-baseline destroy`: deletes everything that the stacks made in the accounts. */
export function destroyCommand(installation: Installation): Command {
  return withRolloutOptions(
    new Command("destroy").description(
      "Deletes everything that the stacks created: users, group, policies, budget, alarm. Prompts for each account's name.",
    ),
  )
    .option("-y, --yes", "without asking; only together with --i-know")
    .option("--i-know", "confirms that the selected accounts lose their users, budget and alarm")
    .action(async (names: string[], options: DestroyCommandOptions) => {
      const sure = options.yes === true && options.iKnow === true;
      requireTerminalOr(sure, "--yes --i-know");
      const { destroyWaves } = await import("../rollout/destroy.js");
      await runRollout("destroy", names, options, installation, ({ execution, waves, concurrency }) =>
        destroyWaves(execution, waves, {
          concurrency,
          confirm: (account, preview) => (sure ? Promise.resolve(true) : confirmAccount(account, preview)),
        }),
      );
    });
}

async function confirmAccount({ stack, accountId }: Account, preview: Attempted): Promise<boolean> {
  const { describeChanges } = await import("../rollout/changes.js");
  const { confirmByName } = await import("./confirm.js");
  process.stderr.write(`  ${stack} (${accountId}): ${describeChanges(preview.changes)}\n`);
  return confirmByName(`Name of the stack, to destroy it`, stack);
}
