/** The median of figures. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Prints a figure beside its bar, which it must not exceed; a bar that is missed makes the process fail. */
export function compare(what: string, figure: number, bar: number, unit = ""): void {
  const met = figure <= bar;
  const format = (value: number): string => `${value.toPrecision(3)}${unit && ` ${unit}`}`;
  console.log(`${met ? "met" : "MISSED"}: ${what} = ${format(figure)} (bar ${format(bar)})`);
  if (!met) process.exitCode = 1;
}
