import type { AccountBaselineArgs } from "../components";
import { loadConfig } from "../config/load";
import { loadAdopted } from "../config/loadAdopted";
import { toArgs } from "../config/toArgs";

/**
 * The arguments of the stack that is being deployed: its `Pulumi.<stack>.yaml` over the values of Pulumi.yaml, and its
 * file in `adopted/` where it has one. Keys that are encrypted in the stack file are Pulumi secrets in the arguments.
 *
 * @throws pulumi.RunError with every mistake (file, line, key, value, what is expected), before any resource is
 * registered.
 */
export function loadArgs(): AccountBaselineArgs {
  // The SDK takes a stack trace for each promise, and ts-node maps each of those to the sources: a tenth of a preview.
  delete (Error as { prepareStackTrace?: unknown }).prepareStackTrace;
  return { ...toArgs(loadConfig()), adopted: loadAdopted() };
}
