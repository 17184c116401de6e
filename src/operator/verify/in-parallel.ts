/** Runs `work` on every item, at most `width` at one time; the first error stops the rest and is thrown. */
export async function inParallel<Item>(
  width: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    while (next < items.length && !failed)
      try {
        await work(items[next++]!);
      } catch (error) {
        failed = true;
        throw error;
      }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
