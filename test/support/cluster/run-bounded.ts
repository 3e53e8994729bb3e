/** Does `work` for each item, at most `limit` at once. Begins nothing after the first failure, and throws it. */
export async function runBounded<Item>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const waiting = Array.from(items);
  const takeTurns = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  const workers = Array.from({ length: limit }, async () => {
    try {
      await takeTurns();
    } finally {
      // Only a failure ends a worker while something waits.
      waiting.length = 0;
    }
  });
  await Promise.all(workers);
}
