const LINE_EVERY_MS = 30_000;
const REDRAW_EVERY_MS = 1_000;

/** Is told, line by line, what the sandbox chooses and what it is busy with. */
export type Log = (line: string) => void;

/** Standard error, so that standard output stays free for results. */
export function stderrLog(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Does long work, and shows what it is and how long it has been going on: on a terminal in place, else in lines. */
export async function during<T>(log: Log, what: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const inPlace = process.stderr.isTTY;
  const show = (): void => {
    const text = `${what} … ${elapsed(started)}`;
    if (inPlace) process.stderr.write(`\r\u001b[K${text}`);
    else log(text);
  };
  show();
  const timer = setInterval(show, inPlace ? REDRAW_EVERY_MS : LINE_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (inPlace) process.stderr.write("\n");
  }
}

function elapsed(since: number): string {
  const seconds = Math.round((Date.now() - since) / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
