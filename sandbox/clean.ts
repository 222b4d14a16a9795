import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./paths";

/** Folder in a state directory of the sandbox that `env` leaves running. */
export const SHARED = "shared";
/** How the folders of the other sandboxes begin. */
export const RUN_PREFIX = "run-";

/** Removes all that sandboxes hold in a state directory, and nothing else that may be there. */
export async function removeState(stateDir: string): Promise<void> {
  const entries = await readdir(stateDir).catch(() => []);
  for (const name of entries.filter((entry) => entry === SHARED || entry.startsWith(RUN_PREFIX))) {
    await rm(join(stateDir, name), { recursive: true, force: true });
  }
}

/** Removes what sandboxes have put into the cache, and nothing else that may be there. */
export async function removeCache(): Promise<void> {
  for (const part of ["engine", "emulator", "bundles", "pulumi-home"]) {
    await rm(join(cacheDirectory(), part), { recursive: true, force: true });
  }
}
