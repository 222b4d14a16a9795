import type { ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";

/** What a process has written so far, and how to wait for more. */
export interface WatchedOutput {
  /** Standard output and standard error, in the order in which they came. */
  readonly text: () => string;
  /** Resolves once the process has written the text; rejects when it ends without. */
  readonly seen: (text: string) => Promise<void>;
}

/** @param name Of the program, for the message when it ends without having written what is waited for. */
export function watchOutput(
  child: ChildProcessByStdio<null, Readable, Readable>,
  name: string,
): WatchedOutput {
  let output = "";
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
      for (const watch of watchers) watch();
    });
  }
  const seen = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const watch = () => {
        if (!output.includes(text)) return;
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
      watch();
      child.on("close", () => {
        reject(new Error(`${name} ended without "${text}":\n${output}`));
      });
    });
  return { text: () => output, seen };
}
