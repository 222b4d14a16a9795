import { mkdirSync } from "node:fs";
import { resolve } from "node:path";

import { Command } from "commander";

import { UsageError } from "../usageError";
import type { Installation } from "./options";
import { type RolloutOptions, runRollout, withRolloutOptions } from "./rollout";

interface PreviewOptions extends RolloutOptions {
  refresh: boolean;
  savePlan?: string;
}

/** `account-baseline preview`: what `up` would do, and whether the policies allow it. */
export function previewCommand(installation: Installation): Command {
  return withRolloutOptions(
    new Command("preview").description(
      "Previews accounts with the policy pack: what would change in each and in all. Changes nothing.",
    ),
  )
    .option("--no-refresh", "compare with what the stacks recorded, without reading the accounts")
    .option("--save-plan <dir>", "save each account's plan there, for up --plan")
    .action(async (names: string[], options: PreviewOptions) => {
      const { previewWaves } = await import("../rollout/preview.js");
      const plans = options.savePlan === undefined ? undefined : resolve(options.savePlan);
      const { beginSavedPlan, planFile } = await import("../rollout/approval.js");
      const { sessionName } = await import("../runs/runDirectory.js");
      if (plans !== undefined) makePlansFolder(plans);
      await runRollout("preview", names, options, installation, async (rollout) => {
        const { execution, waves, accounts, concurrency } = rollout;
        if (plans !== undefined) {
          for (const account of accounts)
            beginSavedPlan(planFile(plans, account), sessionName(execution.run));
        }
        await previewWaves(execution, waves, concurrency, {
          refresh: options.refresh,
          planOf: (account) => plans && planFile(plans, account),
        });
      });
    });
}

/** @throws UsageError where it cannot be made: better now than in the middle of a run. */
function makePlansFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new UsageError(`--save-plan ${directory}: cannot be created: ${(error as Error).message}`);
  }
}
