import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

import { Command } from "commander";

import type { Account } from "../accounts/account";
import type { Previewed } from "../rollout/preview";
import type { Wave } from "../settings/waves";
import { UsageError } from "../usageError";
import { requireTerminalOr } from "./confirm";
import type { Installation } from "./options";
import { type Rollout, type RolloutOptions, runRollout, withRolloutOptions } from "./rollout";

interface UpCommandOptions extends RolloutOptions {
  yes?: true;
  allowDelete?: true;
  plan?: string;
}

/** `account-baseline up`: wave by wave preview, gate, confirmation, update, check. */
export function upCommand(installation: Installation): Command {
  return withRolloutOptions(
    new Command("up").description(
      "Rolls the baseline out, wave by wave: previews all accounts of the wave with the policy pack; updates none where " +
        "a policy objects, and exactly what was shown where none does; then checks that the accounts hold it.",
    ),
  )
    .option("-y, --yes", "update without asking")
    .option(
      "--allow-delete",
      "let users, groups, policies, budgets, alarms and topics be deleted or replaced",
    )
    .option("--plan <dir>", "do only what preview --save-plan showed, else stop")
    .action(async (names: string[], options: UpCommandOptions) => {
      requireTerminalOr(options.yes === true, "--yes");
      await runRollout(
        "up",
        names,
        options,
        installation,
        (rollout) => up(rollout, options),
        (accounts) => requirePlans(accounts, options.plan),
      );
    });
}

/** Updates the accounts of a run. */
export async function up(
  { execution, waves, accounts, settings, concurrency }: Rollout,
  { yes, allowDelete, plan }: Pick<UpCommandOptions, "yes" | "allowDelete" | "plan">,
): Promise<void> {
  const { Up } = await import("../rollout/up.js");
  const { allowedFailures } = await import("../settings/waves.js");
  const { pause } = await import("../rollout/pause.js");
  const { planFile } = await import("../rollout/approval.js");
  const planIn = (directory: string) => (account: Account) => planFile(directory, account);
  await new Up(execution, {
    concurrency,
    allowDelete: allowDelete === true,
    failureTolerance:
      settings.failureTolerance === undefined
        ? Infinity
        : allowedFailures(settings.failureTolerance, accounts.length),
    confirm: (wave, previewed) => (yes === true ? Promise.resolve(true) : confirmWave(wave, previewed)),
    planOf: planIn(join(execution.run.directory, "plans")),
    savedPlanOf: plan === undefined ? undefined : planIn(resolve(plan)),
    pause: (minutes) => pause(minutes, execution),
  }).run(waves);
}

async function confirmWave(wave: Wave, previewed: ReadonlyMap<Account, Previewed>): Promise<boolean> {
  const { describeChanges } = await import("../rollout/changes.js");
  const { hasChanges } = await import("../rollout/results.js");
  const { allFindings } = await import("../report/findings.js");
  const { confirm } = await import("./confirm.js");
  const changed = [...previewed].filter(([, { preview }]) => preview.ok && hasChanges(preview));
  for (const [{ stack }, { preview }] of changed)
    process.stderr.write(`  ${stack}: ${describeChanges(preview.changes)}\n`);
  const found = [...previewed].map(([{ stack }, { preview }]) => ({ stack, findings: preview.findings }));
  for (const line of allFindings(found)) process.stderr.write(`  ${line}\n`);
  return confirm(`Update ${changed.length} of ${previewed.size} accounts of wave ${wave.name}?`);
}

/** @throws UsageError where an account has no plan, or one that cannot be read: better now than in the middle of it. */
async function requirePlans(accounts: readonly Account[], directory: string | undefined): Promise<void> {
  if (directory === undefined) return;
  const { planFile, stepsOfPlan } = await import("../rollout/approval.js");
  const missing: string[] = [];
  for (const account of accounts) {
    const plan = planFile(directory, account);
    if (existsSync(plan)) stepsOfPlan(plan);
    else missing.push(account.stack);
  }
  if (missing.length > 0)
    throw new UsageError(
      `--plan ${directory}: no plan of ${missing.join(", ")}; save them by preview --save-plan, or leave these accounts out by --exclude`,
    );
}
