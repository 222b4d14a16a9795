import { readdirSync, readFileSync } from "node:fs";

const INTERVAL_MS = 100;

/** Peak memory of a process and of all below it, in MB of resident memory; shared pages count in each process. */
export interface PeakMemory {
  /** Of all processes at the same moment. */
  readonly tree: number;
  /** Of the process itself. */
  readonly main: number;
  /** Of each child process that has such a text in its command line. */
  readonly named: readonly number[];
}

interface ProcessMemory {
  readonly pid: number;
  readonly parent: number;
  /** Resident now, and at most so far, in MB. */
  readonly resident: number;
  readonly peak: number;
}

/**
 * Watches a process and all below it, as the kernel tells them, until something settles.
 * @param text Of the command lines whose memory is asked for one by one.
 */
export async function peakMemory(pid: number, text: string, until: Promise<unknown>): Promise<PeakMemory> {
  let tree = 0;
  let main = 0;
  const named = new Map<number, number>();
  const sample = (): void => {
    const processes = withDescendants(pid);
    tree = Math.max(tree, sum(processes.map(({ resident }) => resident)));
    for (const one of processes) {
      if (one.pid === pid) main = one.peak;
      else if (one.parent === pid && commandLine(one.pid).includes(text)) named.set(one.pid, one.peak);
    }
  };
  const timer = setInterval(sample, INTERVAL_MS);
  try {
    await until;
  } finally {
    clearInterval(timer);
  }
  return { tree, main, named: [...named.values()] };
}

function withDescendants(pid: number): ProcessMemory[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processMemory(Number(name)) ?? []);
  const below = (parent: number): ProcessMemory[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return [...all.filter((one) => one.pid === pid), ...below(pid)];
}

/** Undefined for a process that has ended meanwhile, and for a kernel thread. */
function processMemory(pid: number): ProcessMemory | undefined {
  const status = read(pid, "status");
  const value = (key: string): number =>
    Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? NaN);
  const resident = value("VmRSS") / 1024;
  if (Number.isNaN(resident)) return undefined;
  return { pid, parent: value("PPid"), resident, peak: value("VmHWM") / 1024 };
}

function commandLine(pid: number): string {
  return read(pid, "cmdline").replaceAll("\0", " ");
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
