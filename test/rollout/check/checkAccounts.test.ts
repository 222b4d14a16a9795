import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";

import { checkAccounts } from "../../../rollout/check/checkAccounts";
import { accountOf, projectWith } from "./fixtures";

const { currentBundle } = createRequire(__filename)("../../../policy-pack/build.js") as {
  currentBundle: (directory: string, alsoFrom: string[]) => string;
};
const ROOT = join(__dirname, "../../..");

describe("checkAccounts", () => {
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
    const directory = process.cwd();
    try {
      const accounts = Array.from({ length: 120 }, (_, index) =>
        accountOf(`stack${index}`, { delay: String(index % 7 === 0 ? 40 : 0) }),
      );
      const workerScript = currentBundle(
        join(ROOT, "rollout/check/worker"),
        ["config", "policy-pack", "rollout"].map((name) => join(ROOT, name)),
      );
      const checks = await checkAccounts({ project, accounts, config: {}, workerScript, maxThreads: 2 });
      const said = checks.map(({ errors: [error = ""] }) => error.split(" in "));
      assert.deepEqual(
        said.map(([stack]) => stack),
        accounts.map(({ stack }) => stack),
      );
      assert.equal(new Set(said.map(([, thread]) => thread)).size, 2);
    } finally {
      process.chdir(directory);
      remove();
    }
  });
});
