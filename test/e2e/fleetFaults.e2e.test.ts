import assert from "node:assert/strict";

import { readAccount } from "../../sandbox/demo/accountContents";
import { EMPTY_ACCOUNT } from "../support/emptyAccount";
import { useFleet } from "../support/fleet";
import { until } from "../support/until";

describe("account-baseline: a fleet in which something goes wrong", () => {
  const context = useFleet();
  const ids = { a: "200000000011", b: "200000000012", c: "200000000013" };
  const setUp = (config: Partial<Record<keyof typeof ids, Record<string, unknown>>> = {}) => {
    for (const [stack, id] of Object.entries(ids))
      context.fleet.account(stack, id, config[stack as keyof typeof ids]);
  };
  const assertEmpty = async () => {
    for (const id of Object.values(ids))
      assert.deepEqual(await readAccount(context.sandbox, id), EMPTY_ACCOUNT);
  };
  const program = (text: string) => {
    const { fleet } = context;
    const before = fleet.read("index.ts");
    fleet.write("index.ts", `${before}\n${text}\n`);
    return () => {
      fleet.write("index.ts", before);
    };
  };

  before(() => {
    setUp();
  });

  it("a program that throws where nobody awaits it, and credentials of another account: only these fail", async () => {
    const { fleet } = context;
    setUp({ b: { assumeRole: "arn:aws:iam::200000000019:role/deployer" } });
    const restore = program(
      `import { getStack } from "@pulumi/pulumi";\nif (getStack() === "a") setTimeout(() => { throw new Error("nobody awaits this"); }, 5);`,
    );
    const { code, output } = await fleet.run("preview", "--concurrency", "1");
    restore();
    setUp();
    assert.equal(code, 1, output);
    assert.deepEqual(fleet.outcomes(), { a: "failed", b: "failed", c: "completed" });
    assert.match(output, /nobody awaits this/);
    assert.match(output, /b \(200000000012\b[^]*AWS account ID not allowed: 200000000019/);
    await assertEmpty();
  });

  it("a rogue user in one account: blocked in preview, and nothing is made in any of them", async () => {
    const { fleet } = context;
    const restore = program(
      `import { User } from "@pulumi/aws/iam";\nimport { getStack } from "@pulumi/pulumi";\nif (getStack() === "b") new User("mallory", { name: "mallory" });`,
    );
    const { code, output } = await fleet.run("up", "--yes");
    restore();
    assert.equal(code, 4, output);
    assert.deepEqual(fleet.outcomes(), { a: "not-executed", b: "blocked", c: "not-executed" });
    assert.match(output, /policies block b/);
    assert.match(output, /iam-user-mfa-enforcement: .*mallory/);
    await assertEmpty();
  });

  it("one more failure than is tolerated: the rest is not executed", async () => {
    const { fleet } = context;
    fleet.fail({ account: ids.a, type: "aws:iam/group:Group", operation: "create", error: "AccessDenied" });
    const { code, output } = await fleet.run("up", "--yes", "--concurrency", "1");
    fleet.fail();
    assert.equal(code, 1, output);
    assert.deepEqual(fleet.outcomes(), { a: "failed", b: "not-executed", c: "not-executed" });
    assert.match(output, /tolerates 0 failed accounts, and 1 have failed/);
    assert.doesNotMatch(output, /another follows/, "an access error is not retried");
    assert.deepEqual(await fleet.users(ids.b), []);
  });

  it("Ctrl-C: what is under way is finished, nothing further begins, and the summary comes", async () => {
    const { fleet } = context;
    fleet.fail({ account: ids.a, type: "aws:iam/group:Group", operation: "create", delayMs: 2000 });
    const run = fleet.begin("up", "--yes", "--concurrency", "1");
    await run.seen("c: preview:");
    run.child.kill("SIGINT");
    const { code, output } = await run.result;
    assert.equal(code, 130, output);
    assert.match(output, /run 2\d+-\d+-up-/);
    assert.ok(["completed", "not-executed"].includes(fleet.outcomes()["a"] ?? ""), output);
    assert.deepEqual([fleet.outcomes()["b"], fleet.outcomes()["c"]], ["not-executed", "not-executed"]);
  });

  it("Ctrl-C twice: what is under way is stopped in good order", async () => {
    const { fleet } = context;
    fleet.fail({ account: ids.b, type: "aws:iam/group:Group", operation: "create", delayMs: 6000 });
    const run = fleet.begin("up", "--yes", "--concurrency", "1");
    await run.seen("a: unchanged");
    await fleet.logged("b", "aws:iam:Group baseline-admins-group creating");
    run.child.kill("SIGINT");
    await run.seen("once more to stop them too");
    run.child.kill("SIGINT");
    const { code, output } = await run.result;
    fleet.fail();
    assert.equal(code, 130, output);
    assert.deepEqual(fleet.outcomes(), { a: "unchanged", b: "interrupted", c: "not-executed" });
    const state = await fleet.pulumi("stack", "export", "-s", "b");
    const { deployment } = JSON.parse(state.output) as { deployment: { pending_operations?: unknown[] } };
    assert.deepEqual(deployment.pending_operations ?? [], [], "what had begun was finished");
  });

  it("kill -9 of everything in the middle: --resume goes on, nothing is doubled and nothing lost", async () => {
    const { fleet, sandbox } = context;
    // The hardest moment: AWS has made what tells its password only once, and the engine was not told.
    const type = "aws:iam/userLoginProfile:UserLoginProfile";
    fleet.fail({ account: ids.c, type, operation: "create", when: "after", hang: true });
    const run = fleet.begin("up", "--yes", "--concurrency", "2");
    await run.seen("b: completed");
    await until(async () => (await readAccount(sandbox, ids.c)).users[0]?.consolePassword === true);
    fleet.killAll(run);
    await run.result;
    fleet.fail();
    const name = fleet.lastRun().run;
    assert.equal(fleet.outcomes()["c"], "interrupted");
    const { code, output } = await fleet.run("up", "--yes", "--resume", name);
    assert.equal(code, 0, output);
    assert.match(output, /c: removing the lock of .* does not run any more/);
    assert.equal(fleet.lastRun().run, name, "the same run goes on");
    assert.deepEqual(fleet.outcomes(), { a: "unchanged", b: "completed", c: "completed" });
    for (const [stack, id] of Object.entries(ids)) {
      const { users, groups, budgets, alarms, topics } = await readAccount(sandbox, id);
      assert.deepEqual(
        [users.length, groups.length, budgets.length, alarms.length, topics.length],
        [1, 1, 1, 1, 1],
        stack,
      );
    }
    const outputs = await fleet.outputs("c");
    assert.ok((outputs["passwords"] as { alice?: string }).alice, "the password is known");
    const destroyed = await fleet.run("destroy", "--yes", "--i-know");
    assert.equal(destroyed.code, 0, destroyed.output);
    await assertEmpty();
  });
});
