import { isDeepStrictEqual } from "node:util";

import type { ResourceChange } from "../../fleet/runs/result";
import { readAccount } from "../../sandbox/demo/accountContents";
import type { Sandbox } from "../../sandbox/sandbox";
import type { Fleet } from "../../test/support/fleet";
import { type BenchAccount, expectAll, fleetOf } from "./accounts";
import { BASELINE, expectHoldings, NOTHING } from "./holdings";
import { killedRollout } from "./killedRollout";
import { CONCURRENCY } from "./previews";
import { step } from "./step";

const ACCOUNTS = Number(process.env["ACCOUNTS"] ?? 60);
const SETTINGS = `concurrency: ${CONCURRENCY}
retry: { firstDelaySeconds: 1 }
waves:
  - { name: canary, ou: Canary }
  - { name: test, ou: Workloads/Test }
  - { name: prod, ou: Workloads/Prod }
`;

/** The life of a fleet, as it must go in every account, and a rollout that is killed in the middle. */
export async function story(sandbox: Sandbox): Promise<void> {
  const { fleet, accounts } = fleetOf(sandbox, {
    count: ACCOUNTS,
    prefix: "account",
    firstId: 300000000000,
  });
  fleet.write("rollout.yaml", SETTINGS);
  try {
    await rollOutThrottled(fleet, accounts, sandbox);
    await rollOutAgain(fleet);
    await changeAddress(fleet, accounts, sandbox);
    await destroy(fleet, accounts, sandbox);
  } finally {
    fleet.remove();
  }
  await killedRollout(sandbox);
}

async function rollOutThrottled(
  fleet: Fleet,
  accounts: readonly BenchAccount[],
  sandbox: Sandbox,
): Promise<void> {
  const throttled = accounts.filter((_, index) => index % 3 === 0);
  fleet.fail(
    ...throttled.map(({ accountId }) => ({
      account: accountId,
      type: "aws:iam/user:User",
      operation: "create",
      times: 1,
      error: "Throttling",
    })),
  );
  const output = await step(fleet, "up", "--yes");
  fleet.fail();
  const results = fleet.lastRun().accounts;
  expectAll("completed by up", results, ({ outcome }) => outcome === "completed");
  const ids = new Set(throttled.map(({ accountId }) => accountId));
  expectAll(
    "throttled once, and tried again for that",
    results.filter(({ accountId }) => ids.has(accountId)),
    ({ attempts = 1 }) => attempts > 1,
  );
  const [canary, ...others] = accounts;
  const canaryEnd = output.indexOf(`${canary?.stack ?? ""}: completed`);
  expectAll(
    "previewed after the canary's end",
    others,
    ({ stack }) => output.indexOf(`${stack}: preview`) > canaryEnd,
  );
  await expectHoldings(sandbox, accounts, "holding the whole baseline, once", BASELINE);
}

async function rollOutAgain(fleet: Fleet): Promise<void> {
  await step(fleet, "up", "--yes");
  expectAll(
    "unchanged by up again",
    fleet.lastRun().accounts,
    ({ outcome, changes }) => outcome === "unchanged" && changes.length === 0,
  );
}

async function changeAddress(
  fleet: Fleet,
  accounts: readonly BenchAccount[],
  sandbox: Sandbox,
): Promise<void> {
  fleet.edit("Pulumi.yaml", "ops@example.com", "team@example.com");
  await step(fleet, "up", "--yes");
  expectAll(
    "with one budget updated in place, nothing replaced",
    fleet.lastRun().accounts,
    ({ outcome, changes }) => outcome === "completed" && isChangeOfAddress(changes),
  );
  const notified = new Map<string, string[]>();
  for (const { stack, accountId } of accounts) {
    const { budgets } = await readAccount(sandbox, accountId);
    const notifications = budgets.flatMap((budget) => budget.notifications);
    notified.set(
      stack,
      notifications.flatMap(({ subscribers }) => subscribers),
    );
  }
  expectAll("whose budget notifies the new address alone", accounts, ({ stack }) => {
    const addresses = notified.get(stack) ?? [];
    return addresses.length > 0 && addresses.every((address) => address === "team@example.com");
  });
}

/** SNS has no call that changes a subscription's address, so that there is a new one, and the old one goes. */
function isChangeOfAddress(changes: readonly ResourceChange[]): boolean {
  const made = changes.map(({ type, kind }) => `${kind} ${type}`).sort();
  return isDeepStrictEqual(made, [
    "create aws:sns/topicSubscription:TopicSubscription",
    "delete aws:sns/topicSubscription:TopicSubscription",
    "update aws:budgets/budget:Budget",
  ]);
}

async function destroy(fleet: Fleet, accounts: readonly BenchAccount[], sandbox: Sandbox): Promise<void> {
  await step(fleet, "destroy", "--yes", "--i-know");
  expectAll("completed by destroy", fleet.lastRun().accounts, ({ outcome }) => outcome === "completed");
  await expectHoldings(sandbox, accounts, "empty", NOTHING);
}
