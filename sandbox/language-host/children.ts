import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";

/** Between the polite signal and the one that cannot be ignored; the engine gives its plugins as long. */
const GRACE_MS = 5_000;

/** A started process whose output the host forwards. */
export type Child = ChildProcess & { readonly stdout: Readable; readonly stderr: Readable };

export interface ChildOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** How a process ended. */
export type Exit =
  | { readonly kind: "code"; readonly code: number }
  | { readonly kind: "signal"; readonly signal: NodeJS.Signals }
  | { readonly kind: "notStarted"; readonly reason: string };

/** The processes that the host has started and that must not outlive it. */
export class Children {
  private readonly running = new Set<Child>();

  /** Starts a process; `exited` settles once its output has been read to the end. */
  start(
    command: string,
    args: readonly string[],
    options: ChildOptions,
  ): { child: Child; exited: Promise<Exit> } {
    const child: Child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    this.running.add(child);
    const exited = new Promise<Exit>((resolve) => {
      child.once("error", (error) => {
        resolve({ kind: "notStarted", reason: error.message });
      });
      child.once("close", (code, signal) => {
        resolve(code === null ? { kind: "signal", signal: signal ?? "SIGKILL" } : { kind: "code", code });
      });
    });
    void exited.then(() => this.running.delete(child));
    return { child, exited };
  }

  /** Interrupts a process, and kills it should it not end. */
  end(child: Child): void {
    child.kill("SIGINT");
    setTimeout(() => child.kill("SIGKILL"), GRACE_MS).unref();
  }

  endAll(): void {
    for (const child of this.running) this.end(child);
  }

  /** Leaves no process behind, however little time is left. */
  killAll(): void {
    for (const child of this.running) child.kill("SIGKILL");
  }
}

/** One line for a person on why a process did not succeed. */
export function describeExit(exit: Exit, what: string): string {
  switch (exit.kind) {
    case "code":
      return `${what} exited with non-zero exit code: ${exit.code}`;
    case "signal":
      return `${what} was ended by ${exit.signal}`;
    case "notStarted":
      return `${what} could not be started: ${exit.reason}`;
  }
}
