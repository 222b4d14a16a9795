import type { Sandbox } from "../../sandbox/sandbox";
import { Fleet, type FleetResult, type RunningFleet } from "../../test/support/fleet";
import { compareAtLeast } from "../figures";

export interface BenchAccount {
  readonly stack: string;
  readonly accountId: string;
}

/**
 * A fleet of so many accounts; the first is of the OU Canary, the others of Workloads/Test and Workloads/Prod.
 * @param prefix Of the stacks' names.
 * @param firstId Account id of the first.
 */
export function fleetOf(
  sandbox: Sandbox,
  { count, prefix, firstId }: { count: number; prefix: string; firstId: number },
): { fleet: Fleet; accounts: readonly BenchAccount[] } {
  const fleet = new Fleet(sandbox);
  const accounts = Array.from({ length: count }, (_, index) => ({
    stack: `${prefix}-${String(index).padStart(3, "0")}`,
    accountId: String(firstId + index),
  }));
  for (const [index, { stack, accountId }] of accounts.entries()) {
    const ou = index === 0 ? "Canary" : index % 3 === 0 ? "Workloads/Test" : "Workloads/Prod";
    fleet.account(stack, accountId, { ou });
  }
  return { fleet, accounts };
}

/** The result of a run that has to succeed. */
export async function succeeded(run: RunningFleet): Promise<FleetResult> {
  const result = await run.result;
  if (result.code !== 0) throw new Error(`exit code ${result.code ?? "none"}\n${result.output}`);
  return result;
}

/** Prints how many are as all must be, and which are not. */
export function expectAll<T extends { readonly stack: string }>(
  what: string,
  all: readonly T[],
  isSo: (one: T) => boolean,
  describe: (one: T) => string = ({ stack }) => stack,
): void {
  const others = all.filter((one) => !isSo(one));
  for (const one of others) console.log(`  not so: ${describe(one)}`);
  compareAtLeast(`accounts ${what}`, all.length - others.length, all.length);
}
