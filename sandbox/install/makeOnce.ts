import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { whileLocked } from "./whileLocked";

/**
 * Makes a directory if it is not there. It appears complete or not at all, and of several processes that want it at
 * the same time one makes it while the others wait.
 *
 * @param make - Fills a temporary directory, which then takes the place of `directory`.
 */
export async function makeOnce(directory: string, make: (temporary: string) => Promise<void>): Promise<void> {
  if (existsSync(directory)) return;
  await mkdir(dirname(directory), { recursive: true });
  await whileLocked(directory, async () => {
    if (existsSync(directory)) return;
    const temporary = `${directory}.partial`;
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary);
    try {
      await make(temporary);
      await rename(temporary, directory);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  });
}
