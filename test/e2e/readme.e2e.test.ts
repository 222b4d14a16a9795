import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

import { readAccount } from "../../sandbox/demo/accountContents";
import { commandsOf } from "../docs/pages";
import { useProject } from "../support/useProject";

describe("README's first account", () => {
  const context = useProject();
  let firstPassword: string | undefined;

  /** @returns What the last command prints. */
  function runAll(commands: readonly string[]): string {
    let output = "";
    for (const command of commands) {
      output = execFileSync("bash", ["-c", command], {
        cwd: context.project.directory,
        env: context.sandbox.env,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
    }
    return output;
  }

  it("is what its commands create", async () => {
    const commands = commandsOf("README.md", "first account");
    assert.ok(commands.length >= 5);
    const { alice } = JSON.parse(runAll(commands)) as Record<string, string>;
    firstPassword = alice;
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

  it("replaces a lost password, and nothing else, with the commands of the questions and answers", () => {
    const commands = commandsOf("docs/faq.md", "lost password");
    const { alice } = JSON.parse(runAll(commands)) as Record<string, string>;
    assert.equal(alice?.length, 24);
    assert.notEqual(alice, firstPassword);
  });
});

describe("a project whose shell engages the policy pack", () => {
  const context = useProject();
  it("is judged by it", async () => {
    await context.project.pulumi("stack", "init", "dev");
    const script = ["set -e", ...commandsOf("docs/ci.md", "engage")].join("\n");
    const output = execFileSync("bash", ["-c", script], {
      cwd: context.project.directory,
      env: { ...context.sandbox.env, PULUMI_OPTION_POLICY_PACK: "", PULUMI_OPTION_POLICY_PACK_CONFIG: "" },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    assert.match(output, /account-baseline@v/);
  });
});

describe("README's many accounts", () => {
  const context = useProject();
  for (const command of commandsOf("README.md", "many accounts")) {
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
