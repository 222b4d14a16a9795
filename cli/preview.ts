import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

import { Command } from "commander";

import type { Account } from "../rollout/accounts/account";
import type { Installation } from "./installation";
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
      const { previewWaves } = await import("../rollout/execute/preview.js");
      const plans = options.savePlan === undefined ? undefined : resolve(options.savePlan);
      const { beginSavedPlan } = await import("../rollout/execute/approval.js");
      const { sessionName } = await import("../rollout/run/runDirectory.js");
      const planOf = ({ stack }: Account) => plans && join(plans, `${stack}.json`);
      await runRollout("preview", names, options, installation, async (rollout) => {
        const { execution, waves, accounts, concurrency } = rollout;
        if (plans !== undefined) mkdirSync(plans, { recursive: true, mode: 0o700 });
        for (const plan of accounts.flatMap((account) => planOf(account) ?? []))
          beginSavedPlan(plan, sessionName(execution.run));
        await previewWaves(execution, waves, concurrency, { refresh: options.refresh, planOf });
      });
    });
}
