import type { Account } from "../accounts/account";
import type { Finding } from "../runs/result";
import { type AccountControls, controlsIn } from "./controls";
import { type CostEstimate, estimateCost } from "./cost/estimate";
import { judge } from "./judge";
import type { OfflineRunner } from "./offline/runOffline";
import type { PolicyConfig } from "./policyConfig";

/** What `check` says of an account whose stack file is in order. */
export interface AccountCheck {
  stack: string;
  /** `blocked` by a mandatory policy; `failed` because the program or a policy did. */
  outcome: "accepted" | "blocked" | "failed";
  /** Why it failed: messages as Pulumi shows them, without stack traces. */
  errors: readonly string[];
  /** What the policies report, advice too. */
  findings: readonly Finding[];
  /** What the program asks of the cloud, which only a preview can answer; here it counted as not known. */
  unanswered: readonly string[];
  /** What the resources cost; of one that failed nothing is known. */
  cost?: CostEstimate;
  /** What its AccountBaseline protects, and what stays manual. */
  controls?: AccountControls;
}

/** Runs the program for one account and judges what it registers. Never throws. */
export async function checkAccount(
  runner: OfflineRunner,
  account: Account,
  config: PolicyConfig,
): Promise<AccountCheck> {
  const { stack } = account;
  const run = await runner.run(account);
  const { unanswered } = run;
  if (!run.ok) return { stack, outcome: "failed", errors: run.errors, findings: [], unanswered };
  try {
    const findings = await judge(run.resources, config);
    const blocked = findings.some(({ level }) => level === "mandatory");
    const cost = estimateCost(run.resources);
    const controls = controlsIn(run.outputs);
    const outcome = blocked ? "blocked" : "accepted";
    return { stack, outcome, errors: [], findings, unanswered, cost, ...(controls && { controls }) };
  } catch (error) {
    return failed(stack, (error as Error).message);
  }
}

/** An account about which nothing else is known than why. */
export function failed(stack: string, error: string): AccountCheck {
  return { stack, outcome: "failed", errors: [error], findings: [], unanswered: [] };
}
