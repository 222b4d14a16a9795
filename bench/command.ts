import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { compare, median } from "./figures";
import { projectOf } from "./projectOf";

const ROOT = join(__dirname, "..");
const RUNS = Number(process.env["RUNS"] ?? 10);

/** How long the compiled command of the package takes, as users start it. */
function main(): void {
  const directory = mkdtempSync(join(tmpdir(), "account-baseline-bench-"));
  const project = projectOf(1);
  try {
    const command = compiledCommand(directory);
    const seconds = (...args: string[]) => {
      run(command, project, args);
      return median(Array.from({ length: RUNS }, () => run(command, project, args)));
    };
    compare("account-baseline --version", seconds("--version"), 0.15, "s");
    compare("check of one account", seconds("check"), 0.6, "s");
  } finally {
    rmSync(directory, { recursive: true, force: true });
    rmSync(project, { recursive: true, force: true });
  }
}

/** Builds the package, without what makes the command of a checkout run from its sources. */
function compiledCommand(directory: string): string {
  execFileSync(process.execPath, ["-r", "ts-node/register/transpile-only", "tools/build.ts"], { cwd: ROOT });
  for (const part of ["bin", "dist", "package.json"])
    cpSync(join(ROOT, part), join(directory, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(directory, "node_modules"));
  return join(directory, "bin/account-baseline.js");
}

function run(command: string, project: string, args: readonly string[]): number {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: project,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  return (performance.now() - start) / 1000;
}

main();
