import type { Progress } from "../rollout/progress";
import type { Counter } from "../view/counter";

/** The live view on a terminal, plain lines in CI and wherever output goes to a file. */
export async function view(): Promise<Progress> {
  if (isTerminal()) return (await import("../view/live.js")).liveView(process.stderr);
  return (await import("../view/plain.js")).plainView(writeLine);
}

/** The same of many small things, of which none is worth a line. */
export async function counter(what: string, total: number): Promise<Counter> {
  const { liveCounter, plainCounter } = await import("../view/counter.js");
  return isTerminal() ? liveCounter(process.stderr, what, total) : plainCounter(writeLine, what, total);
}

export function hasColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && stream.hasColors() && !process.env["NO_COLOR"];
}

function isTerminal(): boolean {
  return process.stderr.isTTY && process.env["CI"] === undefined && process.env["TERM"] !== "dumb";
}

function writeLine(line: string): void {
  process.stderr.write(`${line}\n`);
}
