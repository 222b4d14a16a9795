import { spawn } from "node:child_process";

import { EventLog, type RunEvents } from "../../sandbox/demo/engineEvents";
import type { Sandbox } from "../../sandbox/sandbox";
import { watchOutput } from "./watchOutput";

export interface PulumiResult extends RunEvents {
  code: number | null;
  /** Standard output and standard error, in the order in which they came. */
  output: string;
}

/** A run that is under way. */
export interface RunningPulumi {
  result: Promise<PulumiResult>;
  /** Resolves once the run has written the text. */
  seen: (text: string) => Promise<void>;
  kill: (signal: NodeJS.Signals) => void;
}

/**
 * Starts a command of the sandbox's engine in a folder.
 * @param env Variables on top of the sandbox's; one that is `undefined` is not set.
 */
export function startPulumi(
  sandbox: Sandbox,
  directory: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): RunningPulumi {
  const logged = ["preview", "up", "destroy", "refresh"].includes(args[0] ?? "");
  const eventLog = new EventLog();
  const child = spawn(
    sandbox.pulumi,
    [...args, "--non-interactive", "--color", "never", ...(logged ? eventLog.args : [])],
    {
      cwd: directory,
      env: { ...sandbox.env, ...eventLog.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const { text, seen } = watchOutput(child, "pulumi");
  const result = new Promise<PulumiResult>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({
        code,
        output: text(),
        ...eventLog.take(),
      });
    });
  });
  return { result, seen, kill: (signal) => child.kill(signal) };
}
