import type { Fleet } from "../../test/support/fleet";
import { succeeded } from "./accounts";
import { seconds } from "./previews";

/** Runs a command that has to succeed, with its progress on standard error. @returns what it wrote. */
export async function step(fleet: Fleet, ...args: string[]): Promise<string> {
  let output = "";
  const time = await seconds(async () => {
    const run = fleet.begin(...args);
    run.child.stderr?.pipe(process.stderr, { end: false });
    output = (await succeeded(run)).output;
  });
  console.log(`${args.join(" ")}: ${time.toFixed(0)} s`);
  return output;
}
