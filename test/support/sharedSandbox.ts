import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { EngineUnavailableError, type Sandbox, startSandbox } from "../../sandbox/sandbox";

let shared: Promise<Sandbox> | undefined;
let stateDir: string | undefined;

/**
 * The sandbox of the end-to-end suites: started for the first that asks, stopped after the last; with
 * mocha's --parallel for each file. Where no engine can
 * be had the suite is skipped with the reason, except in CI, where that is a failure.
 */
export async function sharedSandbox(context: Mocha.Context): Promise<Sandbox> {
  stateDir ??= mkdtempSync(join(tmpdir(), "account baseline sandbox "));
  shared ??= startSandbox({ stateDir, log: (line) => void process.stderr.write(`    ${line}\n`) });
  try {
    return await shared;
  } catch (error) {
    if (!(error instanceof EngineUnavailableError) || process.env["CI"] === "true") throw error;
    process.stderr.write(`    skipped: ${error.message}\n`);
    return context.skip();
  }
}

export const mochaHooks: Mocha.RootHookObject = {
  async afterAll() {
    if (shared === undefined || stateDir === undefined) return;
    await shared.then((sandbox) => sandbox.stop()).catch(() => undefined);
    rmSync(stateDir, { recursive: true, force: true });
    // In parallel mode the next file of this process follows, and begins anew.
    shared = undefined;
    stateDir = undefined;
  },
};
