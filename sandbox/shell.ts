import { spawn } from "node:child_process";
import { SandboxError } from "./errors";
import type { Log } from "./log";

/**
 * Gives the user a shell with this environment.
 *
 * @returns The shell's exit code.
 */
export async function subShell(env: NodeJS.ProcessEnv, log: Log): Promise<number> {
  const shell = process.env["SHELL"] ?? "/bin/sh";
  log("You are in the sandbox: try `pulumi preview -s dev`; `exit` leaves it.");
  return new Promise((resolve, reject) => {
    const child = spawn(shell, { env, stdio: "inherit" });
    // Ctrl-C is for what runs in the shell; any other end of ours is that of the shell.
    process.on("SIGINT", () => undefined);
    for (const signal of ["SIGTERM", "SIGHUP"] as const) {
      process.once(signal, () => child.kill("SIGHUP"));
    }
    child.once("error", (error) => {
      reject(new SandboxError(`${shell} could not be started: ${error.message}; set SHELL to a shell`));
    });
    child.once("close", (code) => {
      resolve(code ?? 1);
    });
  });
}
