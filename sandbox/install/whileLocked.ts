import { lock } from "proper-lockfile";

/** Whoever holds a lock shows a sign of life twice in this time; after it, a killed process's lock is broken. */
const ABANDONED_MS = 10_000;
/** An hour of waiting at one try a second: more than the slowest build of the engine. */
const RETRIES = { retries: 3_600, minTimeout: 100, maxTimeout: 1_000 };

/** Does work while no other process does work under the same path's lock; the path itself need not exist. */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T> {
  const release = await lock(path, { realpath: false, stale: ABANDONED_MS, retries: RETRIES });
  try {
    return await work();
  } finally {
    await release();
  }
}
