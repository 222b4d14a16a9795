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
