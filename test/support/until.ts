import { setTimeout } from "node:timers/promises";

/** Resolves once a condition holds, which is looked at again and again; the test's own time limit ends it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await setTimeout(50);
}
