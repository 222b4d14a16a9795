/** What became of an item: its result, or why its turn never came. */
export type Turn<R> = { executed: true; result: R } | { executed: false; reason: string };

/**
 * Runs something for each item, so many at a time, in their order. No result is lost.
 * @param held Asked before each: a reason not to begin it, which then holds for this one.
 */
export async function forEachBounded<T, R>(
  items: readonly T[],
  limit: number,
  held: () => string | undefined,
  work: (item: T) => Promise<R>,
): Promise<Map<T, Turn<R>>> {
  const turns = new Map<T, Turn<R>>();
  const queue = [...items];
  const runner = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      const reason = held();
      turns.set(
        item,
        reason === undefined ? { executed: true, result: await work(item) } : { executed: false, reason },
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, runner));
  return turns;
}
