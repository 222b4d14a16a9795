import { appendFileSync } from "node:fs";

/** Sends what the program prints into a file from now on, as Pulumi would put it among its own output. */
export function redirectOutput(file: string): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | ((error?: Error | null) => void),
      callback?: (error?: Error | null) => void,
    ): boolean => {
      appendFileSync(file, chunk);
      (typeof encoding === "function" ? encoding : callback)?.();
      return true;
    };
  }
}
