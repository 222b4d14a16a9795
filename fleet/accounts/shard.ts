import { createHash } from "node:crypto";

/** One of several equal parts of the selected accounts. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/**
 * The part of the stacks that a shard has: balanced to one, each stack in exactly one, and independent of the order
 * in which they are given. Spread by a hash of the name, so that neighbours in the alphabet (a team's accounts, a
 * region's) do not all fall into one.
 */
export function shard<T extends { readonly stack: string }>(
  accounts: readonly T[],
  { index, count }: Shard,
): T[] {
  const spread = accounts
    .map((account) => ({ account, key: createHash("sha256").update(account.stack).digest("hex") }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ account }) => account);
  const mine = new Set(spread.filter((_, position) => position % count === index - 1));
  return accounts.filter((account) => mine.has(account));
}
