/** Text of accounts in one line of a terminal: its first line, without anything that a terminal would obey. */
export function firstLine(text: string): string {
  return (text.split("\n", 1)[0] ?? "").replaceAll(/\p{Cc}/gu, "");
}
