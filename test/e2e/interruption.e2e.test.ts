import assert from "node:assert/strict";

import { readAccount } from "../../sandbox/demo/accountContents";
import { useProject } from "../support/useProject";

/** What `pulumi stack export` says of operations that an engine was killed in. */
interface ExportedStack {
  deployment: { pending_operations?: { type: string; resource: { urn: string; type: string } }[] };
}

describe("pulumi up that is interrupted", () => {
  const context = useProject();
  const config = (accountId: string) => ({
    accountId,
    admins: ["alice"],
    monthlyLimitUsd: 5,
    emails: "ops@example.com",
  });

  /** Kills an update at the moment at which the user, whose name is its own, is being made. */
  async function kill(stack: string, signal: NodeJS.Signals): Promise<void> {
    // One operation at a time, so that the user is the one that is cut off.
    const run = context.project.start("up", "--yes", "--skip-preview", "--parallel", "1", "-s", stack);
    await run.seen("aws:iam:User baseline-admins-alice creating");
    run.kill(signal);
    assert.notEqual((await run.result).code, 0);
  }

  async function converges(stack: string, account: string): Promise<void> {
    const again = await context.project.up(stack);
    assert.equal(again.code, 0, again.output);
    const { users, groups, budgets, alarms, topics } = await readAccount(context.sandbox, account);
    assert.deepEqual(
      [users.length, groups[0]?.users, budgets.length, alarms.length, topics.length],
      [1, ["alice"], 1, 1, 1],
    );
    const destroyed = await context.project.destroy(stack);
    assert.equal(destroyed.code, 0, destroyed.output);
    const left = await readAccount(context.sandbox, account);
    assert.deepEqual(left, { users: [], groups: [], budgets: [], alarms: [], topics: [], keys: [] });
  }

  for (const [signal, account] of [
    ["SIGINT", "100000000011"],
    ["SIGTERM", "100000000012"],
  ] as const) {
    it(`by ${signal} converges when run again, and destroys clean`, async () => {
      const stack = signal.toLowerCase();
      await context.project.addStack(stack, config(account));
      await kill(stack, signal);
      await converges(stack, account);
    });
  }

  it("by SIGKILL converges after the repair that README gives, and destroys clean", async () => {
    const account = "100000000013";
    await context.project.addStack("sigkill", config(account));
    await kill("sigkill", "SIGKILL");
    await context.project.pulumi("cancel", "--yes", "-s", "sigkill");
    const { output } = await context.project.pulumi("stack", "export", "-s", "sigkill");
    const { pending_operations: pending = [] } = (JSON.parse(output) as ExportedStack).deployment;
    const user = pending.find(({ resource }) => resource.type === "aws:iam/user:User");
    if (user !== undefined) {
      const { users } = await readAccount(context.sandbox, account);
      const repair =
        users.length > 0
          ? ["--import-pending-creates", user.resource.urn, "--import-pending-creates", "alice"]
          : ["--clear-pending-creates"];
      const repaired = await context.project.pulumi("refresh", "--yes", "-s", "sigkill", ...repair);
      assert.equal(repaired.code, 0, repaired.output);
    }
    await converges("sigkill", account);
  });
});
