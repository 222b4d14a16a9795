import type { Options } from "cli-progress";
import { duration } from "../report/outcomes";

/** Text of accounts in one line of a terminal: its first line, without anything that a terminal would obey. */
export function firstLine(text: string): string {
  return (text.split("\n", 1)[0] ?? "").replaceAll(/\p{Cc}/gu, "");
}

/**
 * `12 of 60  45 s, about 3 min 0 s to go`.
 * @param since When the first was begun, in milliseconds of `Date.now()`.
 */
export function counted(done: number, total: number, since: number): string {
  const seconds = (Date.now() - since) / 1000;
  const remaining = done === 0 ? "" : `, about ${duration((seconds / done) * (total - done))} to go`;
  return `${done} of ${total}  ${duration(seconds)}${remaining}`;
}

/** Names that are shown of a long list. */
const NAMED = 8;

/** The first of some names, and how many more there are. */
export function list(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return rest <= 1 ? names.join(", ") : `${names.slice(0, NAMED).join(", ")} and ${number(rest)} more`;
}

/** `1 account`, `1,000 accounts` */
export function accounts(count: number): string {
  return `${number(count)} ${count === 1 ? "account" : "accounts"}`;
}

export function number(value: number): string {
  return value.toLocaleString("en-US");
}

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
