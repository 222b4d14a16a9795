import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { RUN_PREFIX, SHARED, removeCache, removeState } from "./install/clean";
import { exportLines, sandboxEnvironment } from "./environment";
import { SandboxError } from "./errors";
import { createExampleStacks } from "./exampleStacks";
import { stderrLog as log } from "./log";
import { sandboxDirectory } from "./paths";
import { InterruptedError } from "./run";
import { startSandbox } from "./sandbox";
import type { Sandbox } from "./sandbox";
import { SharedSandbox } from "./shared";
import { subShell } from "./shell";

const INTERRUPTIONS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** `npm run sandbox`: try the program and the policy pack without an AWS account. */
async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("sandbox")
    .description("The real Pulumi engine against an AWS emulator; without a command, a demonstration of all.")
    .option("--state-dir <folder>", "where to keep state and logs", sandboxDirectory());
  const stateDir = (): string => resolve(program.opts<{ stateDir: string }>().stateDir);

  program.allowExcessArguments().action((_options: unknown, command: Command) => {
    const [unknown] = command.args;
    if (unknown !== undefined) command.error(`error: unknown command '${unknown}'; see --help`);
    return demo(stateDir());
  });
  program
    .command("shell")
    .description("a shell in which any pulumi command runs in the sandbox")
    .action(() => shell(stateDir()));
  program
    .command("env")
    .description('the same for your own shell: eval "$(npm run -s sandbox -- env)"')
    .action(() => printEnvironment(stateDir()));
  program
    .command("down")
    .description("stop what env has left running")
    .action(() => down(stateDir()));
  program
    .command("clean")
    .description("stop what env has left running and remove all state")
    .option(
      "--cache",
      "also remove engine, emulator, bundles and tools of the tests, which all checkouts share",
    )
    .action(async ({ cache }: { cache?: true }) => {
      await down(stateDir());
      await removeState(stateDir());
      if (cache === true) await removeCache();
    });
  await program.parseAsync(argv);
}

async function demo(stateDir: string): Promise<void> {
  // Loaded here because it brings the AWS SDK, which no other command needs; ts-node has no import() of its files.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { runDemo } = require("./demo") as typeof import("./demo");
  await withSandbox(stateDir, async (sandbox) => {
    const interruption = new AbortController();
    let interruptedCode = 1;
    for (const [name, code] of Object.entries(INTERRUPTIONS)) {
      process.once(name, () => {
        interruptedCode = code;
        interruption.abort();
      });
    }
    try {
      return (await runDemo(sandbox, interruption.signal)) ? 0 : 1;
    } catch (error) {
      if (error instanceof InterruptedError) return interruptedCode;
      throw error;
    }
  });
}

async function shell(stateDir: string): Promise<void> {
  const shared = new SharedSandbox(join(stateDir, SHARED));
  if ((await shared.running()) === undefined) {
    await withSandbox(stateDir, async ({ env, pulumi }) => {
      await createExampleStacks(pulumi, env);
      return subShell(env, log);
    });
    return;
  }
  const world = await shared.join(log);
  process.exitCode = await subShell(sandboxEnvironment(world, process.env), log);
}

async function printEnvironment(stateDir: string): Promise<void> {
  const world = await new SharedSandbox(join(stateDir, SHARED)).join(log);
  console.log(exportLines(world, process.env).join("\n"));
}

async function down(stateDir: string): Promise<void> {
  const ran = await new SharedSandbox(join(stateDir, SHARED)).stop();
  log(ran ? "stopped the AWS emulator" : "nothing was running");
}

/** Does work in a sandbox of its own, and stops it however the work ends; its folder is kept when the work failed. */
async function withSandbox(stateDir: string, work: (sandbox: Sandbox) => Promise<number>): Promise<void> {
  await mkdir(stateDir, { recursive: true });
  const directory = await mkdtemp(join(stateDir, RUN_PREFIX));
  const sandbox = await startSandbox({ stateDir: directory, log });
  try {
    process.exitCode = await work(sandbox);
  } finally {
    await sandbox.stop();
  }
  if (process.exitCode === 0) await rm(directory, { recursive: true, force: true });
}

main(process.argv).catch((error: unknown) => {
  process.exitCode = 1;
  // What the user can mend is told in one line; anything else is a defect of ours, and told in full.
  console.error(error instanceof SandboxError ? `sandbox: ${error.message}` : error);
});
