/**
 * For long work beside more urgent work: each call lets others run where the slice is used up.
 * @param sliceMs how long the work may hold up everything else
 */
export function createTimeSlice(sliceMs: number): () => Promise<void> {
  let start = performance.now();
  return async () => {
    if (performance.now() - start < sliceMs) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    start = performance.now();
  };
}
