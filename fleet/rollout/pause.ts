import { setTimeout as wait } from "node:timers/promises";

import type { Execution } from "./retry";

/** Waits between two waves, unless the run is interrupted meanwhile. */
export async function pause(
  minutes: number,
  { interrupt, progress }: Pick<Execution, "interrupt" | "progress">,
): Promise<void> {
  progress.note(`pause of ${minutes} min before the next wave`);
  const abort = new AbortController();
  await Promise.race([
    wait(minutes * 60_000, undefined, { signal: abort.signal }),
    interrupt.whenRequested,
  ]).finally(() => {
    abort.abort();
  });
}
