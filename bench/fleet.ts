import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stderrLog } from "../sandbox/log";
import { type Sandbox, startSandbox } from "../sandbox/sandbox";
import { memory } from "./fleet/memory";
import { story } from "./fleet/story";
import { throughput } from "./fleet/throughput";
import { workers } from "./fleet/workers";

const PARTS: Readonly<Record<string, (sandbox: Sandbox) => Promise<void>>> = {
  story,
  throughput,
  memory,
  workers,
};

/** The fleet under the real engine: that it keeps its word with 60 accounts, how fast it is, and what it takes. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0)
    throw new Error(`no part ${unknown.join(", ")}; there are: ${Object.keys(PARTS).join(", ")}`);
  for (const [name, part] of Object.entries(PARTS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`\n${name}`);
    await inSandbox(part);
  }
}

/** Gives each part an emulator and a state of its own, so that none measures what another has left. */
async function inSandbox(part: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), "account-baseline-bench-"));
  const sandbox = await startSandbox({ stateDir, log: stderrLog });
  try {
    await part(sandbox);
  } finally {
    await sandbox.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

void main(process.argv.slice(2));
