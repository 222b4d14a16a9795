import { MultiBar, type SingleBar } from "cli-progress";

import type { Progress } from "../rollout/progress";
import { duration } from "../report/outcomes";
import { lineOptions } from "./text";
import { counted, firstLine } from "./text";

/**
 * The live view of a terminal: a line for the wave with what is done and how long the rest may take, below it a line
 * for each account that is under way with the resource that is being worked on; what is done scrolls by above.
 */
export function liveView(stream: NodeJS.WriteStream): Progress {
  const running = new Map<string, { phase: string; since: number; resource: string }>();
  let wave = "";
  let phase = { name: "", total: 0, done: new Set<string>(), since: Date.now() };
  let bars: MultiBar | undefined;
  let head: SingleBar | undefined;
  const lines = new Map<string, SingleBar>();

  const view = (): { bars: MultiBar; head: SingleBar } => {
    bars ??= new MultiBar({
      ...lineOptions(stream),
      hideCursor: true,
      forceRedraw: true,
      linewrap: false,
    });
    head ??= bars.create(1, 0, { text: "" });
    return { bars, head };
  };
  const update = (): void => {
    view().head.update(0, {
      text: `${wave}  ${phase.name}  ${counted(phase.done.size, phase.total, phase.since)}`,
    });
    for (const [stack, { phase: name, since, resource }] of running) {
      const line = lines.get(stack) ?? view().bars.create(1, 0, { text: "" });
      lines.set(stack, line);
      line.update(0, { text: `  ${stack}  ${name}  ${elapsed(since)}  ${resource}` });
    }
  };
  const say = (text: string): void => {
    view().bars.log(`${text}\n`);
    update();
  };
  const gone = (stack: string): void => {
    running.delete(stack);
    const line = lines.get(stack);
    if (line !== undefined) bars?.remove(line);
    lines.delete(stack);
  };
  // Time goes by while nothing happens.
  const clock = setInterval(() => {
    if (bars !== undefined) update();
  }, 1000);
  clock.unref();

  return {
    waveStarted: ({ name, accounts }) => {
      wave = name;
      say(`wave ${name}: ${accounts} ${accounts === 1 ? "account" : "accounts"}`);
    },
    phaseStarted: (name, total) => {
      phase = { name, total, done: new Set(), since: Date.now() };
      update();
    },
    accountStarted: (stack, name) => {
      running.set(stack, { phase: name, since: Date.now(), resource: "" });
      update();
    },
    resource: (stack, { name, type, op }) => {
      const account = running.get(stack);
      if (account !== undefined) account.resource = `${op} ${type.slice(type.lastIndexOf(":") + 1)} ${name}`;
    },
    retrying: (stack, attempt, { cause }) => {
      say(`${stack}: attempt ${attempt} failed, another follows: ${firstLine(cause)}`);
    },
    accountDone: (stack, name, outcome) => {
      gone(stack);
      if (name === phase.name) phase.done.add(stack);
      say(`${stack}: ${name}: ${outcome}`);
    },
    finished: ({ stack, outcome, cause }) => {
      gone(stack);
      phase.done.add(stack);
      say(`${stack}: ${outcome}${cause === undefined ? "" : `: ${firstLine(cause)}`}`);
    },
    note: say,
    pause: () => {
      bars?.stop();
      bars = undefined;
      head = undefined;
      lines.clear();
    },
  };
}

function elapsed(since: number): string {
  return duration((Date.now() - since) / 1000);
}
