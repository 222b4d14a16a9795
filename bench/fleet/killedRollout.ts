import type { Sandbox } from "../../sandbox/sandbox";
import { type BenchAccount, expectAll, fleetOf } from "./accounts";
import { BASELINE, expectHoldings, NOTHING } from "./holdings";
import { step } from "./step";

const ACCOUNTS = 12;
/** What the command line has written when it is killed, one time after another: amid the previews, then amid updates. */
const MOMENTS = ["account-006: preview:", "account-004: completed", "account-008: completed"];
/** What AWS takes its time for, once, so that the second and the third time fall into the making of it. */
const SLOW = { 5: "aws:kms/key:Key", 9: "aws:iam/userLoginProfile:UserLoginProfile" };

/** A rollout that is killed again and again, with all that it has started, and gone on with each time. */
export async function killedRollout(sandbox: Sandbox): Promise<void> {
  const { fleet, accounts } = fleetOf(sandbox, {
    count: ACCOUNTS,
    prefix: "account",
    firstId: 400000000000,
  });
  fleet.fail(
    ...Object.entries(SLOW).map(([index, type]) => ({
      account: accounts[Number(index)]?.accountId,
      type,
      operation: "create",
      delayMs: 60_000,
      times: 1,
    })),
  );
  try {
    const output: string[] = [];
    let resume: string[] = [];
    for (const moment of MOMENTS) {
      const run = fleet.begin("up", "--yes", "--concurrency", "4", ...resume);
      await run.seen(moment);
      fleet.killAll(run);
      output.push((await run.result).output);
      const record = fleet.lastRun();
      const underWay = record.accounts.filter(({ outcome }) => outcome === "interrupted").length;
      console.log(`killed after "${moment}", with ${underWay} accounts under way`);
      resume = ["--resume", record.run];
    }
    output.push(await step(fleet, "up", "--yes", "--concurrency", "4", ...resume));
    expectAll("completed or unchanged by --resume", fleet.lastRun().accounts, ({ outcome }) =>
      ["completed", "unchanged"].includes(outcome),
    );
    /** A KMS key has no name, so that one whose making was cut off can only be told of. */
    const keysToldOf = ({ stack }: BenchAccount): number =>
      output.join("\n").split(`${stack}: a aws:kms/key:Key `).length - 1;
    console.log(`KMS keys that may be left over, as told: ${accounts.map(keysToldOf).join(" ")}`);
    await expectHoldings(sandbox, accounts, "holding the whole baseline, once", BASELINE, keysToldOf);
    const passwords = new Map<BenchAccount, unknown>();
    for (const account of accounts) passwords.set(account, (await fleet.outputs(account.stack))["passwords"]);
    expectAll("telling the admin's password", accounts, (account) => isPassword(passwords.get(account)));
    await step(fleet, "up", "--yes", "--concurrency", "4");
    expectAll("unchanged afterwards", fleet.lastRun().accounts, ({ outcome }) => outcome === "unchanged");
    await step(fleet, "destroy", "--yes", "--i-know", "--concurrency", "4");
    await expectHoldings(sandbox, accounts, "empty", NOTHING, keysToldOf);
  } finally {
    fleet.remove();
  }
}

function isPassword(passwords: unknown): boolean {
  const { alice } = (passwords ?? {}) as { alice?: unknown };
  return typeof alice === "string" && alice !== "";
}
