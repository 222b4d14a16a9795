import { Command } from "commander";

import { requireTerminalOr } from "./confirm";
import type { Installation } from "./options";
import { type RolloutOptions, runRollout, withRolloutOptions } from "./rollout";
import { up } from "./up";

interface DriftOptions extends RolloutOptions {
  fix?: true;
  yes?: true;
  allowDelete?: true;
}

/** `account-baseline drift`: what was changed in the accounts behind the stacks' backs. */
export function driftCommand(installation: Installation): Command {
  return withRolloutOptions(
    new Command("drift").description(
      "Reads the accounts, shows what differs from the state of the stacks, and how to fix it. Exit code 3 if " +
        "something differs.",
    ),
  )
    .option(
      "--fix",
      "bring the accounts back to what the program says, as up does it: preview, gate, update, check",
    )
    .option("-y, --yes", "with --fix: update without asking")
    .option("--allow-delete", "with --fix: as for up")
    .action(async (names: string[], options: DriftOptions) => {
      if (options.fix === true) {
        requireTerminalOr(options.yes === true, "--yes");
        await runRollout("up", names, options, installation, (rollout) => up(rollout, options));
        return;
      }
      const { driftWaves } = await import("../drift/drift.js");
      await runRollout("drift", names, options, installation, ({ execution, waves, concurrency }) =>
        driftWaves(execution, waves, concurrency),
      );
    });
}
