import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

import { compare, median } from "./figures";
import { projectOf } from "./projectOf";

const ROOT = join(__dirname, "..");
const RUNS = Number(process.env["RUNS"] ?? 3);
const ACCOUNTS = Number(process.env["ACCOUNTS"] ?? 1_000);
/** Writes the peak memory of the process, in KB, as the last line; each of its threads does. */
const REPORT_MEMORY =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\\n"+process.resourceUsage().maxRSS))';

/** What `account-baseline check` costs, as a user runs it, over 1,000 and over 5,000 stack files. */
function main(): void {
  const few = measured(ACCOUNTS, RUNS);
  const count = ACCOUNTS.toLocaleString("en-US");
  compare(`check of ${count} accounts`, few.seconds, 10, "s");
  compare(`peak memory with ${count} accounts`, few.megabytes, 500, "MB");
  // Takes minutes, and so does not keep the figures above waiting.
  const many = measured(5 * ACCOUNTS, 1);
  const fiveTimes = (5 * ACCOUNTS).toLocaleString("en-US");
  compare(`peak memory with ${fiveTimes} accounts`, many.megabytes, 500, "MB");
  compare(`${fiveTimes} accounts / ${count} accounts`, many.seconds / few.seconds, 5.5);
}

/** Medians of several runs over a project of its own. */
function measured(accounts: number, runs: number): { seconds: number; megabytes: number } {
  const directories = [projectOf(1), projectOf(accounts)] as const;
  try {
    check(directories[0], 1); // has the command bundled
    const rounds = Array.from({ length: runs }, () => check(directories[1], accounts));
    return {
      seconds: median(rounds.map(({ seconds }) => seconds)),
      megabytes: median(rounds.map(({ megabytes }) => megabytes)),
    };
  } finally {
    for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  }
}

function check(directory: string, accounts: number): { seconds: number; megabytes: number } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", REPORT_MEMORY, join(ROOT, "bin/account-baseline.js"), "check"],
    { cwd: directory, encoding: "utf8" },
  );
  const seconds = (performance.now() - start) / 1000;
  const count = accounts.toLocaleString("en-US");
  const expected = `${count} ${accounts === 1 ? "account" : "accounts"}: ${count} accepted\n`;
  if (status !== 0 || !stdout.startsWith(expected)) throw new Error(`${stdout}\n${stderr}`);
  return { seconds, megabytes: Number(stderr.trimEnd().split("\n").at(-1)) / 1024 };
}

main();
