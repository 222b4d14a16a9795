import { spawn } from "node:child_process";

/** What a finished command printed, standard error included, and its exit code. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the command is ended. */
  readonly timeout?: number;
  /** Interrupts the command once, as Ctrl-C would; the command gets no Ctrl-C of the terminal beside it. */
  readonly signal?: AbortSignal;
}

/** The command could not be started at all: it is not installed, or not executable. */
export class NotStartedError extends Error {}

/** The command has ended, or was not started, because of {@link RunOptions.signal}. */
export class InterruptedError extends Error {}

/**
 * Runs a command to its end.
 *
 * @throws NotStartedError
 * @throws InterruptedError
 */
export async function run(
  command: string,
  args: readonly string[],
  { signal, ...options }: RunOptions = {},
): Promise<Finished> {
  if (signal?.aborted === true) throw new InterruptedError(`${command} was not started`);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ["ignore", "pipe", "pipe"],
      // pulumi takes a second interrupt as the wish to be ended at once.
      detached: signal !== undefined,
    });
    const interrupt = (): void => {
      child.kill("SIGINT");
    };
    signal?.addEventListener("abort", interrupt, { once: true });
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.once("error", (error) => {
      reject(new NotStartedError(`${command} could not be started: ${error.message}`));
    });
    child.once("close", (code) => {
      signal?.removeEventListener("abort", interrupt);
      if (signal?.aborted === true) reject(new InterruptedError(`${command} was interrupted`));
      else resolve({ code: code ?? 1, stdout, output });
    });
  });
}

/** The end of a long output, for an error message. */
export function lastLines(output: string, count = 15): string {
  return output.trimEnd().split("\n").slice(-count).join("\n");
}
