import type { AccountResult, ControlDescription } from "../../runs/result";

/** What a control says of an account. */
export type CellState = "passed" | "mandatory" | "advisory" | "unknown" | "not-examined";

/** The worst that a control found in an account. */
export function cellState({ findings, examined }: AccountResult, { name }: ControlDescription): CellState {
  const levels = findings.filter(({ control }) => control === name).map(({ level }) => level);
  const worst = (["mandatory", "advisory", "unknown"] as const).find((level) => levels.includes(level));
  return worst ?? (examined ? "passed" : "not-examined");
}

/** How it is called, the worst first. */
export const CELL_LABELS: Readonly<Record<CellState, string>> = {
  mandatory: "mandatory",
  advisory: "advisory",
  unknown: "unknown",
  passed: "passed",
  "not-examined": "not examined",
};
