import { mkdir } from "node:fs/promises";
import { findEngine } from "./engine";
import { startEmulator, stopEmulator } from "./emulator";
import { heldStateDirectory, sandboxEnvironment } from "./environment";
import type { Log } from "./log";
import { furnish, resetState, userEndpoint } from "./world";

export { EngineUnavailableError } from "./errors";

/** A running sandbox: the real engine, an AWS emulator and state of its own. */
export interface Sandbox {
  /** Environment in which any `pulumi` command runs in the sandbox. */
  readonly env: NodeJS.ProcessEnv;
  /** URL of the AWS emulator. */
  readonly endpoint: string;
  /** Path of the `pulumi` binary. */
  readonly pulumi: string;
  readonly stateDir: string;
  /** Folder in which the stand-in aws plugin keeps what the emulator lacks. */
  readonly heldStateDirectory: string;
  /** Ends the emulator, and with it all that was deployed. */
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** Folder for Pulumi's state and the logs; sandboxes with folders of their own run side by side. */
  readonly stateDir: string;
  readonly log: Log;
}

/**
 * Starts a sandbox, empty at first. It ends with this process at the latest.
 *
 * @throws EngineUnavailableError when there is no engine and none can be got.
 * @throws SandboxError when the emulator cannot be had.
 */
export async function startSandbox({ stateDir, log }: SandboxOptions): Promise<Sandbox> {
  const engine = await findEngine(log);
  await mkdir(stateDir, { recursive: true });
  await resetState(stateDir);

  const given = userEndpoint();
  const emulator =
    given === undefined ? await startEmulator({ directory: stateDir, detached: false, log }) : undefined;
  const stop = async (): Promise<void> => {
    if (emulator !== undefined) await stopEmulator(emulator);
  };
  try {
    const endpoint = given ?? emulator?.endpoint ?? "";
    log(`AWS: ${given === undefined ? "moto" : "AWS_ENDPOINT_URL"} at ${endpoint}`);
    const world = await furnish(stateDir, endpoint, engine, log);
    return {
      env: sandboxEnvironment(world, process.env),
      endpoint,
      pulumi: engine.pulumi,
      stateDir,
      heldStateDirectory: heldStateDirectory(stateDir),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
