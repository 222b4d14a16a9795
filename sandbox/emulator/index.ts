import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SandboxError } from "../errors";
import type { Log } from "../log";
import { checkout } from "../paths";
import { lastLines } from "../run";
import { runningProcess } from "./identity";
import type { EmulatorRecord } from "./identity";
import { pythonWithMoto } from "./virtualEnvironment";

const START_MS = 60_000;
const STOP_MS = 3_000;
const POLL_MS = 50;

export interface EmulatorOptions {
  /** Where its log is written. */
  readonly directory: string;
  /** Whether it goes on after this process; else it ends with it, even if that is killed. */
  readonly detached: boolean;
  readonly log: Log;
}

/**
 * Starts moto on a free loopback port, with no account in it, and waits until it answers.
 *
 * One emulator holds many accounts: credentials that AssumeRole gave for `arn:aws:iam::<id>:role/…` act in account
 * `<id>`, all others in 123456789012.
 *
 * @throws SandboxError when it cannot be installed or does not start.
 */
export async function startEmulator({ directory, detached, log }: EmulatorOptions): Promise<EmulatorRecord> {
  const python = await pythonWithMoto(log);
  const token = randomUUID();
  const readyFile = join(directory, "emulator.port");
  const logFile = join(directory, "emulator.log");
  rmSync(readyFile, { force: true });
  const output = openSync(logFile, "w");
  const child = spawn(
    python,
    [
      // Isolated from PYTHON* variables and packages of the user's; no compiled files in the checkout.
      "-I",
      "-B",
      join(checkout(), "sandbox", "emulator", "server.py"),
      ...["--token", token, "--ready-file", readyFile],
      ...(detached ? [] : ["--owner", String(process.pid)]),
    ],
    // A process group of its own: Ctrl-C is for pulumi, which still needs the emulator to end in order.
    { detached: true, stdio: ["ignore", output, output], env: environment() },
  );
  closeSync(output);
  child.unref();
  const failed = new Promise<never>((_resolve, reject) => {
    const fail = (): void => {
      reject(
        new SandboxError(`the AWS emulator did not start:\n${lastLines(readFileSync(logFile, "utf8"))}`),
      );
    };
    child.once("error", fail);
    child.once("exit", fail);
  });
  try {
    return await Promise.race([ready(readyFile, token, logFile), failed]);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  } finally {
    child.removeAllListeners();
  }
}

/** Stops an emulator of ours; does nothing when it does not run any more. */
export async function stopEmulator(emulator: EmulatorRecord): Promise<void> {
  const pid = await runningProcess(emulator);
  if (pid === undefined) return;
  process.kill(pid, "SIGTERM");
  const deadline = Date.now() + STOP_MS;
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      process.kill(pid, "SIGKILL");
      return;
    }
    await sleep(POLL_MS);
  }
}

async function ready(readyFile: string, token: string, logFile: string): Promise<EmulatorRecord> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (existsSync(readyFile)) {
      const record = { endpoint: `http://127.0.0.1:${readFileSync(readyFile, "utf8")}`, token };
      if ((await runningProcess(record)) !== undefined) return record;
    }
    await sleep(POLL_MS);
  }
  throw new SandboxError(`the AWS emulator did not answer within ${START_MS / 1_000} s; its log: ${logFile}`);
}

/** Nothing of the user's AWS settings reaches the emulator. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_")));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
