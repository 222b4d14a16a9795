import { join, resolve } from "node:path";
import envPaths from "env-paths";

/** Folder of the checkout that this file is in. */
export function checkout(): string {
  return resolve(__dirname, "..");
}

/**
 * What is made once for every checkout of this user: the engine, the emulator, bundles. `ACCOUNT_BASELINE_CACHE` names
 * another place.
 */
export function cacheDirectory(): string {
  const asked = process.env["ACCOUNT_BASELINE_CACHE"];
  if (asked !== undefined && asked !== "") return resolve(asked);
  return envPaths("account-baseline", { suffix: "" }).cache;
}

/** What the sandboxes of this checkout hold: state, logs, the record of what runs. */
export function sandboxDirectory(): string {
  return join(checkout(), ".sandbox");
}
