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
