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

/** What the sandbox has in the cache, and the tests beside it. */
export const CACHE_FOLDERS = [
  "engine",
  "emulator",
  "bundles",
  "pulumi-home",
  "policy-linter",
  "chromium",
] as const;

export type CacheFolder = (typeof CACHE_FOLDERS)[number];

export function cacheFolder(name: CacheFolder): string {
  return join(cacheDirectory(), name);
}

/** What the sandboxes of this checkout hold: state, logs, the record of what runs. */
export function sandboxDirectory(): string {
  return join(checkout(), ".sandbox");
}
