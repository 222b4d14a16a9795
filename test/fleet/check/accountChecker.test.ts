import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { AccountChecker } from "../../../fleet/check/accountChecker";
import { accountOf, CONFIG, projectWith } from "./fixtures";

const { currentBundle } = createRequire(__filename)("../../../policy-pack/build.js") as {
  currentBundle: (directory: string, alsoFrom: string[]) => string;
};
const ROOT = join(__dirname, "../../..");

describe("AccountChecker", () => {
  const workerScript = currentBundle(
    join(ROOT, "fleet/check/worker"),
    ["components", "config", "policy-pack", "fleet"].map((name) => join(ROOT, name)),
  );
  const workingDirectory = process.cwd();
  afterEach(() => {
    process.chdir(workingDirectory);
  });

  it("fails each account of a project whose packages are not installed", async function () {
    this.timeout(30_000);
    const { remove, ...project } = projectWith();
    rmSync(join(project.directory, "node_modules"));
    const checker = new AccountChecker({ project, workerScript });
    try {
      // Until the thread has found that out for itself.
      await setTimeout(1_000);
      const checks = await checker.check([accountOf("one", CONFIG), accountOf("two", CONFIG)], {});
      for (const { outcome, errors } of checks) {
        assert.equal(outcome, "failed");
        assert.match(errors.join(), /Cannot find module '@pulumi\/pulumi/);
      }
      assert.equal(checks.length, 2);
    } finally {
      await checker.end();
      remove();
    }
  });

  it("gives the results in the order of the accounts, whichever thread is done first", async function () {
    this.timeout(30_000);
    const program = `
      import { Config, getStack, RunError } from "@pulumi/pulumi";
      const { threadId } = require("node:worker_threads");
      export = async () => {
        await new Promise((resolve) => setTimeout(resolve, Number(new Config().require("delay"))));
        throw new RunError(getStack() + " in " + threadId);
      };`;
    const { remove, ...project } = projectWith({ "index.ts": program });
    try {
      const accounts = Array.from({ length: 520 }, (_, index) =>
        accountOf(`stack${index}`, { delay: String(index % 50 === 0 ? 40 : 0) }),
      );
      const checker = new AccountChecker({ project, workerScript, maxThreads: 2 });
      const checks = await checker.check(accounts, {}).finally(() => checker.end());
      const said = checks.map(({ errors: [error = ""] }) => error.split(" in "));
      assert.deepEqual(
        said.map(([stack]) => stack),
        accounts.map(({ stack }) => stack),
      );
      assert.equal(new Set(said.map(([, thread]) => thread)).size, 2);
    } finally {
      remove();
    }
  });
});
