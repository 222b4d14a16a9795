import assert from "node:assert/strict";

import { readAccount } from "../../sandbox/demo/accountContents";
import { EMPTY_ACCOUNT } from "../support/emptyAccount";
import { useFleet } from "../support/fleet";
import { until } from "../support/until";

describe("pulumi up that is interrupted", () => {
  const context = useFleet();
  const begin = (stack: string) => {
    const { fleet } = context;
    // One operation at a time, so that the user, whose name is its own, is the one that is cut off.
    return fleet.start("up", "--yes", "--skip-preview", "--parallel", "1", "-s", stack);
  };
  const assertWhole = async (account: string) => {
    const { users, groups, budgets, alarms, topics } = await readAccount(context.sandbox, account);
    assert.deepEqual(
      [users.length, groups[0]?.users, budgets.length, alarms.length, topics.length],
      [1, ["alice"], 1, 1, 1],
    );
  };
  const assertEmpty = async (account: string) => {
    const left = await readAccount(context.sandbox, account);
    assert.deepEqual(left, EMPTY_ACCOUNT);
  };

  for (const [signal, account] of [
    ["SIGINT", "100000000011"],
    ["SIGTERM", "100000000012"],
  ] as const) {
    it(`by ${signal} converges when run again, and destroys clean`, async () => {
      const { fleet } = context;
      const stack = signal.toLowerCase();
      await fleet.addStack(stack, { accountId: account });
      const run = begin(stack);
      await run.seen("aws:iam:User baseline-admins-alice creating");
      run.kill(signal);
      assert.notEqual((await run.result).code, 0);
      const again = await fleet.up(stack);
      assert.equal(again.code, 0, again.output);
      await assertWhole(account);
      const destroyed = await fleet.destroy(stack);
      assert.equal(destroyed.code, 0, destroyed.output);
      await assertEmpty(account);
    });
  }

  /** Kills an update when AWS has made the user and the engine was not told. */
  async function killAtUser(stack: string, account: string): Promise<void> {
    const { fleet, sandbox } = context;
    await fleet.addStack(stack, { accountId: account });
    fleet.fail({ account, type: "aws:iam/user:User", operation: "create", when: "after", hang: true });
    const run = begin(stack);
    await until(async () => (await readAccount(sandbox, account)).users.length > 0);
    run.kill("SIGKILL");
    assert.notEqual((await run.result).code, 0);
    fleet.fail();
    await fleet.pulumi("cancel", "--yes", "-s", stack);
  }

  it("by SIGKILL converges after account-baseline up, which knows what was being made", async () => {
    const account = "100000000013";
    await killAtUser("sigkill", account);
    const plain = await context.fleet.up("sigkill");
    assert.match(plain.output, /EntityAlreadyExists/, "otherwise there is nothing to mend");
    const { code, output } = await context.fleet.run("up", "sigkill", "--yes");
    assert.equal(code, 0, output);
    await assertWhole(account);
    const again = await context.fleet.run("up", "sigkill", "--yes");
    assert.equal(again.code, 0, again.output);
    assert.deepEqual(context.fleet.outcomes(), { sigkill: "unchanged" });
  });

  it("by SIGKILL leaves nothing behind after account-baseline destroy", async () => {
    const account = "100000000014";
    await killAtUser("sigkilled", account);
    const { code, output } = await context.fleet.run("destroy", "sigkilled", "sigkill", "--yes", "--i-know");
    assert.equal(code, 0, output);
    await assertEmpty(account);
    await assertEmpty("100000000013");
  });
});
