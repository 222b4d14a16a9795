import { join } from "node:path";
import type { Log } from "../log";
import { checkout } from "../paths";
import { pythonEnvironment } from "../install/pythonEnvironment";

/**
 * Installs moto into a virtual environment of its own.
 *
 * @returns The environment's Python.
 * @throws SandboxError as {@link pythonEnvironment}.
 */
export function pythonWithMoto(log: Log): Promise<string> {
  return pythonEnvironment({
    name: "emulator",
    purpose: "AWS emulator",
    packageName: "moto",
    requirements: join(checkout(), "sandbox", "emulator", "requirements.txt"),
    alternative: "set AWS_ENDPOINT_URL to an emulator of yours",
    log,
  });
}
