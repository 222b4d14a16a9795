import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { parse, stringify } from "yaml";

/** A policy pack that many previews share. */
export interface PackServer {
  /** Folder to hand to `--policy-pack`. */
  readonly directory: string;
  /** Variables that an engine needs in order to find it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): void;
}

const RUNTIME = "account-baseline-shared";
const START_TIMEOUT_MS = 60_000;

/**
 * Starts a policy pack once, for all previews of a run: to start it for each costs more than the rest of a preview. The
 * engine is given a pack whose runtime is a program on the PATH (as for OPA packs), which tells it the port of the
 * running one; protocol and verdicts are the same. When the server dies, so does every preview that asks it.
 *
 * Only for a pack whose rules do not ask which stack they judge, since the SDK keeps that in one place for the process.
 *
 * @throws Error where the pack does not start.
 */
export async function startPackServer(pack: string): Promise<PackServer> {
  const child = spawn(process.execPath, [join(pack, "start.js")], {
    cwd: pack,
    stdio: ["ignore", "pipe", "pipe"],
    // In a group of its own, so that Ctrl-C in a terminal does not end it while accounts are still under way.
    detached: true,
  });
  process.once("exit", () => child.kill());
  const port = await portOf(child);
  const directory = mkdtempSync(join(tmpdir(), "account-baseline-pack-"));
  const bin = join(directory, "bin");
  mkdirSync(bin);
  const manifest = parse(readFileSync(join(pack, "PulumiPolicy.yaml"), "utf8")) as object;
  writeFileSync(join(directory, "PulumiPolicy.yaml"), stringify({ ...manifest, runtime: RUNTIME }));
  const launcher = join(bin, `pulumi-analyzer-policy-${RUNTIME}`);
  writeFileSync(launcher, launcherScript(port));
  chmodSync(launcher, 0o755);
  return {
    directory,
    env: { PATH: [bin, process.env["PATH"] ?? ""].join(delimiter) },
    stop: () => {
      child.kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Whether engines on this machine look for such a program on the PATH. */
export function canShare(): boolean {
  return process.platform !== "win32" && !process.env["PULUMI_IGNORE_AMBIENT_PLUGINS"];
}

/** Tells the engine the port, and lives as long as the engine. */
function launcherScript(port: number): string {
  return `#!/bin/sh\necho ${port}\nwhile kill -0 "$PPID" 2>/dev/null; do sleep 1; done\n`;
}

function portOf(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = "";
    let errors = "";
    const fail = (reason: string): void => {
      clearTimeout(timer);
      child.kill();
      reject(
        new Error(`the policy pack does not start: ${reason}${errors === "" ? "" : `\n${errors.trim()}`}`),
      );
    };
    const timer = setTimeout(() => {
      fail(`no answer within ${START_TIMEOUT_MS / 1000} s`);
    }, START_TIMEOUT_MS);
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const port = /^(\d+)\r?\n/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
    child.once("error", (error) => {
      fail(error.message);
    });
    child.once("exit", (code, signal) => {
      fail(`it ended with ${signal ?? `exit code ${code ?? "?"}`}`);
    });
  });
}
