import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { readAccount } from "../../sandbox/demo/accountContents";
import { useProject } from "../support/useProject";

/** The commands of the block of README that a comment names, a line each. */
function commandsOf(name: string): string[] {
  const readme = readFileSync(join(__dirname, "../../README.md"), "utf8");
  const [, after = ""] = readme.split(`<!-- ${name}: these commands are run by`);
  const block = /```sh\n(.*?)```/s.exec(after)?.[1];
  assert.ok(block, `README has the block «${name}»`);
  return block.split("\n").filter((line) => line !== "");
}

describe("README's first real account", () => {
  const context = useProject();
  it("is what its commands make", async () => {
    const commands = commandsOf("first account");
    assert.ok(commands.length >= 8);
    let output = "";
    for (const command of commands) {
      output = execFileSync("bash", ["-c", command], {
        cwd: context.project.directory,
        env: context.sandbox.env,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
    }
    const { alice } = JSON.parse(output) as Record<string, string>;
    assert.equal(alice?.length, 24, "the last command shows the password");
    const { users, budgets } = await readAccount(context.sandbox, "012345678901");
    assert.deepEqual(
      users.map(({ name }) => name),
      ["alice"],
    );
    assert.equal(budgets[0]?.limit, "250 USD MONTHLY");
  });

  it("has a stack file afterwards as README shows it", () => {
    const written = context.project.read("Pulumi.acme-prod.yaml");
    for (const line of [
      'account-baseline:accountId: "012345678901"',
      "account-baseline:emails: ops@example.com",
      'account-baseline:monthlyLimitUsd: "250"',
    ]) {
      assert.ok(written.includes(line), written);
    }
  });
});

describe("README's many accounts", () => {
  const context = useProject();
  for (const command of commandsOf("many accounts")) {
    it(command, () => {
      execFileSync("bash", ["-c", command], {
        cwd: context.project.directory,
        env: { ...context.sandbox.env, CI: "true" },
        stdio: ["ignore", "pipe", "pipe"],
      });
    });
  }

  it("deploy the example accounts and write the report", async () => {
    const { users } = await readAccount(context.sandbox, "444455556666");
    assert.deepEqual(users.map(({ name }) => name).sort(), ["alice", "bob"]);
    assert.match(context.project.read("run.html"), /<!doctype html>/i);
    // Other suites use the same accounts, and find them empty.
    for (const stack of ["dev", "prod"]) {
      const { code, output } = await context.project.destroy(stack);
      assert.equal(code, 0, output);
    }
  });
});
