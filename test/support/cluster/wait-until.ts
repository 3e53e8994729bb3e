import { inspect } from "node:util";
import { setTimeout as pause } from "node:timers/promises";

export interface WaitOptions {
  /** Milliseconds until it is given up; 60,000 unless told. */
  readonly timeout?: number;
  /** Milliseconds between two looks; 250 unless told. */
  readonly interval?: number;
  readonly signal?: AbortSignal;
}

/**
 * Looks again and again until `accept` takes what `look` gives, and returns it. Gives up with an error that shows
 * what was seen last. An error of `look` counts as something seen, since things may not be there yet.
 */
export async function waitUntil<Seen>(
  what: string,
  look: () => Promise<Seen> | Seen,
  accept: (seen: Seen) => boolean,
  { timeout = 60_000, interval = 250, signal }: WaitOptions = {},
): Promise<Seen> {
  const deadline = performance.now() + timeout;
  let last: unknown = "nothing yet";
  do {
    try {
      const seen = await look();
      last = seen;
      if (accept(seen)) return seen;
    } catch (error) {
      last = error;
    }
    await pause(interval, undefined, signal ? { signal } : {});
  } while (performance.now() < deadline);
  throw new Error(`Waited ${timeout / 1000} s for ${what} in vain; last seen: ${showState(last)}`, {
    cause: last,
  });
}

function showState(seen: unknown): string {
  if (seen instanceof Error) return `${seen.name}: ${seen.message}`;
  return inspect(seen, { depth: 6, breakLength: 100, maxStringLength: 500, maxArrayLength: 20 });
}
