import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stderrLog } from "../sandbox/log";
import { type Sandbox, startSandbox } from "../sandbox/sandbox";
import { compare, median } from "./figures";

const ROOT = join(__dirname, "..");
const RUNS = Number(process.env["RUNS"] ?? 7);

/** The bars: ratios that a change must not exceed. */
const PREVIEW_BAR = 1.15;
const PACK_BAR = 0.45;

/**
 * What it costs to start, as ratios within one run, since machines are noisy:
 * - a preview of the stack dev against one of a plain JavaScript program that makes one user;
 * - what the policy pack adds to a preview against what the same pack adds when ts-node runs its sources.
 */
async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "account-baseline-bench-"));
  const sandbox = await startSandbox({
    stateDir: join(directory, "sandbox"),
    log: stderrLog,
  });
  try {
    const program = copy(directory, "program", [
      "Pulumi.yaml",
      "Pulumi.dev.yaml",
      "package.json",
      "tsconfig.json",
      "index.ts",
      "lib",
      "config",
      "components",
    ]);
    const plain = copy(directory, "plain", ["bench/plain/Pulumi.yaml", "bench/plain/index.js"]);
    const interpretedPack = packRunByTsNode(directory);
    const preview = (cwd: string, stack: string, pack?: string) => () =>
      seconds(sandbox, cwd, ["preview", "-s", stack, ...(pack === undefined ? [] : ["--policy-pack", pack])]);
    seconds(sandbox, program, ["stack", "select", "--create", "dev"]);
    seconds(sandbox, plain, ["stack", "init", "plain"]);
    const rounds = measureInTurn({
      plain: preview(plain, "plain"),
      dev: preview(program, "dev"),
      pack: preview(program, "dev", join(ROOT, "policy-pack")),
      interpreted: preview(program, "dev", interpretedPack),
    });
    for (const name of ["plain", "dev", "pack", "interpreted"] as const) {
      console.log(`${name.padEnd(12)} ${median(rounds.map((round) => round[name])).toFixed(2)} s`);
    }
    compare("preview of dev / plain program", median(rounds.map((r) => r.dev / r.plain)), PREVIEW_BAR);
    // Differences are small against the noise of a single round, so the ratio is that of the medians.
    const added = (name: "pack" | "interpreted") => median(rounds.map((r) => r[name] - r.dev));
    compare("added by the pack / by the pack under ts-node", added("pack") / added("interpreted"), PACK_BAR);
  } finally {
    await sandbox.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function copy(directory: string, name: string, entries: readonly string[]): string {
  const target = join(directory, name);
  for (const entry of entries) {
    cpSync(join(ROOT, entry), join(target, entry.replace("bench/plain/", "")), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(target, "node_modules"));
  return target;
}

/** The same sources as the pack's, started as Pulumi starts any TypeScript pack. */
function packRunByTsNode(directory: string): string {
  const pack = join(directory, "pack");
  cpSync(join(ROOT, "policy-pack"), pack, {
    recursive: true,
    filter: (path) => !/[\\/](bin|node_modules)([\\/]|$)/.test(path),
  });
  symlinkSync(join(ROOT, "node_modules"), join(pack, "node_modules"));
  writeFileSync(join(pack, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  const manifest = JSON.parse(readFileSync(join(pack, "package.json"), "utf8")) as Record<string, unknown>;
  writeFileSync(join(pack, "package.json"), JSON.stringify({ ...manifest, main: "index.ts" }));
  return pack;
}

/** Runs each in turn, round by round, so that a slow minute of the machine meets all of them. */
function measureInTurn<K extends string>(commands: Record<K, () => number>): Record<K, number>[] {
  const names = Object.keys(commands) as K[];
  const round = () => Object.fromEntries(names.map((name) => [name, commands[name]()])) as Record<K, number>;
  round(); // warms the file cache, and has the pack bundled
  return Array.from({ length: RUNS }, round);
}

function seconds(sandbox: Sandbox, cwd: string, args: readonly string[]): number {
  // Which pack runs is what is measured, so none may be engaged by default.
  const env = { ...sandbox.env, PULUMI_OPTION_POLICY_PACK: "", PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
  const start = process.hrtime.bigint();
  execFileSync(sandbox.pulumi, [...args, "--non-interactive"], {
    cwd,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return Number(process.hrtime.bigint() - start) / 1e9;
}

void main();
