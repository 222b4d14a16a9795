import { join } from "node:path";

import type { Sandbox } from "../../sandbox/sandbox";
import { compare, median } from "../figures";
import { fleetOf, succeeded } from "./accounts";
import { PREVIEW } from "./previews";
import { type PeakMemory, peakMemory } from "./processTree";

const ROUNDS = Number(process.env["ROUNDS"] ?? 3);
const SIZES = [8, 24, 48] as const;
/** How many times as much memory six times as many accounts may take. */
const BAR = 1.25;
/** In the command line of a worker. */
const WORKER = join("execute", "worker", "bin");

/** Peak memory of previews with the policy pack, over fleets of three sizes. */
export async function memory(sandbox: Sandbox): Promise<void> {
  const { fleet, accounts } = fleetOf(sandbox, { count: 48, prefix: "account", firstId: 300000000000 });
  const stacks = accounts.map(({ stack }) => stack);
  try {
    await succeeded(fleet.begin(...PREVIEW)); // makes the stacks, and has everything bundled
    const peaks: Record<(typeof SIZES)[number], PeakMemory[]> = { 8: [], 24: [], 48: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const size of SIZES) {
        const run = fleet.begin(...PREVIEW, ...stacks.slice(0, size));
        const peak = await peakMemory(run.child.pid ?? NaN, WORKER, succeeded(run));
        const workers = peak.named.map((megabytes) => megabytes.toFixed(0)).join(", ");
        console.log(
          `${size} accounts: all ${peak.tree.toFixed(0)} MB, main process ${peak.main.toFixed(0)} MB, workers ${workers} MB`,
        );
        peaks[size].push(peak);
      }
    }
    const of = (size: (typeof SIZES)[number], read: (peak: PeakMemory) => number): number =>
      median(peaks[size].map(read));
    const growth = (read: (peak: PeakMemory) => number): number => of(48, read) / of(8, read);
    console.log(`peak memory over 48 accounts: ${of(48, ({ tree }) => tree).toFixed(0)} MB`);
    compare(
      "peak memory of all processes, 48 accounts / 8 accounts",
      growth(({ tree }) => tree),
      BAR,
    );
    compare(
      "peak memory of the main process, 48 accounts / 8 accounts",
      growth(({ main }) => main),
      BAR,
    );
    compare(
      "peak memory of a worker, 48 accounts / 8 accounts",
      growth(({ named }) => median(named)),
      BAR,
    );
  } finally {
    fleet.remove();
  }
}
