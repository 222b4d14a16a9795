import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { DEFAULT_SESSION_NAME } from "../../config/roles";
import type { Account } from "../accounts/account";
import type { ResourceChange } from "../runs/result";
import { UsageError } from "../usageError";
import { isOptionChange, kindOfStep } from "./changes";
import { describeChanges } from "./changes";
import type { TaskResult } from "./task";

/** A step on a resource that was shown and approved. */
type Step = Pick<ResourceChange, "urn" | "kind">;

/**
 * The changes that are not among the approved ones. Those of options alone are in no plan, and harmless: where they would
 * keep a user in AWS, the preview is held for that.
 */
export function notIn(changes: readonly ResourceChange[], approved: readonly Step[]): ResourceChange[] {
  const known = new Set(approved.map(({ urn, kind }) => `${kind} ${urn}`));
  return changes.filter(
    (change) =>
      change.kind !== "read" && !isOptionChange(change) && !known.has(`${change.kind} ${change.urn}`),
  );
}

export function beyondApproved(changes: readonly ResourceChange[]): NonNullable<TaskResult["failure"]> {
  return {
    kind: "plan",
    cause: `stopped, because it would do what was not shown before: ${describeChanges(changes)}`,
  };
}

/** File of an account's plan in a folder of plans. */
export function planFile(directory: string, { stack }: Pick<Account, "stack">): string {
  return join(directory, `${stack}.json`);
}

/**
 * The steps of a plan that `preview --save-plan` saved.
 * @throws UsageError where the file is none.
 */
export function stepsOfPlan(file: string): Step[] {
  const { resourcePlans = {} } = readPlan(file);
  return Object.entries(resourcePlans).flatMap(([urn, { steps = [] }]) =>
    steps.flatMap((step): Step[] => {
      const kind = kindOfStep(step);
      return kind === undefined || kind === "same" ? [] : [{ urn, kind }];
    }),
  );
}

/**
 * Notes beside a plan that is to be saved how its role sessions are named. They are inputs of the providers, so that
 * they are in the plan, and whoever carries it out must give them the same names. Also removes an earlier plan, which
 * must not outlive a preview that fails.
 */
export function beginSavedPlan(file: string, sessionName: string): void {
  rmSync(file, { force: true });
  writeFileSync(sessionFile(file), `${sessionName}\n`);
}

/** How the role sessions of a saved plan are named; as in a bare `pulumi preview` where that is not noted. */
export function sessionOfPlan(file: string): string {
  const noted = sessionFile(file);
  return existsSync(noted) ? readFileSync(noted, "utf8").trim() : DEFAULT_SESSION_NAME;
}

function sessionFile(plan: string): string {
  return plan.replace(/\.json$/, ".session");
}

function readPlan(file: string): { resourcePlans?: Record<string, { steps?: string[] }> } {
  let plan: unknown;
  try {
    plan = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file}: no saved plan: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof plan !== "object" || plan === null || Array.isArray(plan))
    throw new UsageError(`${file}: no saved plan: it is no map`);
  return plan;
}
