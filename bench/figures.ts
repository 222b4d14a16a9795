/** The median of figures. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Prints a figure beside its bar, which it must not exceed; a bar that is missed makes the process fail. */
export function compare(what: string, figure: number, bar: number, unit = ""): void {
  print(figure <= bar, what, figure, `bar ${format(bar, unit)}`, unit);
}

/** The same for a figure that must reach its bar. */
export function compareAtLeast(what: string, figure: number, bar: number, unit = ""): void {
  print(figure >= bar, what, figure, `bar at least ${format(bar, unit)}`, unit);
}

function print(met: boolean, what: string, figure: number, bar: string, unit: string): void {
  console.log(`${met ? "met" : "MISSED"}: ${what} = ${format(figure, unit)} (${bar})`);
  if (!met) process.exitCode = 1;
}

function format(value: number, unit: string): string {
  return `${Number.isInteger(value) ? value : value.toPrecision(3)}${unit && ` ${unit}`}`;
}
