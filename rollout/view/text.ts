/** Text of accounts in one line of a terminal: its first line, without anything that a terminal would obey. */
export function firstLine(text: string): string {
  return (text.split("\n", 1)[0] ?? "").replaceAll(/\p{Cc}/gu, "");
}

/** Duration in seconds as `45 s` or `12 min 5 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
