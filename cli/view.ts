import type { Progress } from "../rollout/execute/progress";
import type { Counter } from "../rollout/view/counter";

/** The live view on a terminal, plain lines in CI and wherever output goes to a file. */
export async function view(): Promise<Progress> {
  if (isTerminal()) return (await import("../rollout/view/live.js")).liveView(process.stderr);
  return (await import("../rollout/view/plain.js")).plainView(writeLine);
}

/** The same of many small things, of which none is worth a line. */
export async function counter(what: string, total: number): Promise<Counter> {
  const { liveCounter, plainCounter } = await import("../rollout/view/counter.js");
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
