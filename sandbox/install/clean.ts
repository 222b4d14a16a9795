import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { CACHE_FOLDERS, cacheFolder } from "../paths";

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

/** Removes what sandboxes and tests have put into the cache, and nothing else that may be there. */
export async function removeCache(): Promise<void> {
  for (const name of CACHE_FOLDERS) await rm(cacheFolder(name), { recursive: true, force: true });
}
