import assert from "node:assert/strict";

import type { Sandbox } from "../../sandbox/sandbox";
import { readAccount } from "../../sandbox/demo/accountContents";
import { Project } from "../support/project";
import { sharedSandbox } from "../support/sharedSandbox";

describe("pulumi up that is interrupted", () => {
  let sandbox: Sandbox;
  before(async function () {
    sandbox = await sharedSandbox(this);
  });

  for (const [signal, account] of [
    ["SIGINT", "100000000011"],
    ["SIGKILL", "100000000012"],
  ] as const) {
    it(`by ${signal} converges when run again, and destroys clean`, async () => {
      const project = new Project(sandbox);
      const stack = signal.toLowerCase();
      try {
        await project.addStack(stack, {
          accountId: account,
          admins: ["alice"],
          monthlyLimitUsd: 5,
          emails: "ops@example.com",
        });
        const run = project.start("up", "--yes", "--skip-preview", "-s", stack);
        // The user itself has been created: a name of its own is what a second attempt could trip over.
        await run.seen("aws:iam:User baseline-admins-alice created");
        run.kill(signal);
        const { code } = await run.result;
        assert.notEqual(code, 0);
        // A killed engine leaves its lock; Pulumi's own message says to run this.
        if (signal === "SIGKILL") await project.pulumi("cancel", "--yes", "-s", stack);
        const again = await project.up(stack);
        assert.equal(again.code, 0, again.output);
        const { users, groups, budgets, alarms, topics } = await readAccount(sandbox, account);
        assert.deepEqual(
          [users.length, groups[0]?.users, budgets.length, alarms.length, topics.length],
          [1, ["alice"], 1, 1, 1],
        );
        const destroyed = await project.destroy(stack);
        assert.equal(destroyed.code, 0, destroyed.output);
        const left = await readAccount(sandbox, account);
        assert.deepEqual([left.users, left.groups, left.budgets, left.alarms], [[], [], [], []]);
      } finally {
        project.remove();
      }
    });
  }
});
