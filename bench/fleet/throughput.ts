import type { Sandbox } from "../../sandbox/sandbox";
import { compareAtLeast, median } from "../figures";
import { fleetOf, succeeded } from "./accounts";
import { CONCURRENCY, PREVIEW, previewByXargs, seconds } from "./previews";

const ROUNDS = Number(process.env["ROUNDS"] ?? 3);
const ACCOUNTS = 24;
/** How many times as many accounts the command line has to preview in the same time. */
const BAR = 2.5;

/** Previews with the policy pack: the command line against a shell loop, in turn, so that both meet the same machine. */
export async function throughput(sandbox: Sandbox): Promise<void> {
  const { fleet, accounts } = fleetOf(sandbox, { count: ACCOUNTS, prefix: "account", firstId: 300000000000 });
  const stacks = accounts.map(({ stack }) => stack);
  try {
    const byFleet = () => succeeded(fleet.begin(...PREVIEW));
    const byXargs = () => {
      previewByXargs(sandbox, fleet, stacks, "policy-pack");
    };
    await byFleet(); // makes the stacks, and has everything bundled
    byXargs();
    const rounds: { fleet: number; xargs: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const figures = { fleet: await seconds(byFleet), xargs: await seconds(byXargs) };
      console.log(`fleet ${figures.fleet.toFixed(1)} s, xargs ${figures.xargs.toFixed(1)} s`);
      rounds.push(figures);
    }
    compareAtLeast(
      `throughput of preview over ${ACCOUNTS} accounts / xargs -P${CONCURRENCY} pulumi preview`,
      median(rounds.map((round) => round.xargs / round.fleet)),
      BAR,
    );
  } finally {
    fleet.remove();
  }
}
