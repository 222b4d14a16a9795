import type { Options } from "cli-progress";

/** Options of a bar that is a line of text, drawn five times a second and gone in the end. */
export function lineOptions(stream: NodeJS.WriteStream): Options {
  return {
    stream,
    clearOnComplete: true,
    format: "{text}",
    formatBar: () => "",
    emptyOnZero: true,
    fps: 5,
  };
}
