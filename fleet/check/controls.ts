import { z } from "zod";

import type { Properties } from "./offline/wire";
import { accounts, number } from "../view/text";

const BASELINE = "account-baseline:index:AccountBaseline";

const controls = z.object({
  implemented: z.record(z.string(), z.array(z.string())),
  manual: z.array(z.object({ step: z.string(), controls: z.array(z.string()) })),
});

/** What an AccountBaseline says that it protects, and what is left to people. */
export type AccountControls = z.output<typeof controls>;

/** Of the account's AccountBaseline; undefined where the program has none, or one that says nothing of the kind. */
export function controlsIn(outputs: ReadonlyMap<string, Properties>): AccountControls | undefined {
  for (const [urn, properties] of outputs) {
    if (urn.split("::")[2]?.split("$").at(-1) !== BASELINE) continue;
    const said = controls.safeParse(properties["controls"]);
    if (said.success) return said.data;
  }
  return undefined;
}

/**
 * For one account what each part protects and what stays manual; for several, how many accounts have each control.
 * @param selected How many accounts were checked; those that failed say nothing of their controls.
 */
export function formatControls(all: readonly AccountControls[], selected: number): string[] {
  const [first] = all;
  if (first === undefined) return [];
  if (selected === 1) {
    return [
      "protects:",
      ...Object.entries(first.implemented).map(([part, ids]) => `  ${part}: ${ids.join(", ")}`),
      "stays manual:",
      ...first.manual.map(({ step, controls: ids }) =>
        ids.length === 0 ? `  ${step}` : `  ${step}: ${ids.join(", ")}`,
      ),
    ];
  }
  const counts = new Map<string, number>();
  for (const { implemented } of all) {
    for (const id of new Set(Object.values(implemented).flat())) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const ids = [...counts].sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
  const shown = ids.map(([id, count]) => (count === all.length ? id : `${id} (${number(count)})`));
  return [`protects, in ${accounts(all.length)} or in the number given: ${shown.join(", ")}`];
}
