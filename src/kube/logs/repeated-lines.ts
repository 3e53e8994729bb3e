import type { RawLogLine } from "#kube/logs/read-log-lines.ts";

/** More different stamps within a second than any container writes lines in one. */
const mostStamps = 200_000;

/**
 * Tells which lines of a log have been seen before it was taken up again. The API server knows whole seconds
 * only, so all lines of the last second come once more; those of equal stamps come in the same order.
 */
export class RepeatedLines {
  /** How often each stamp of the last second has been seen. */
  #seen = new Map<string, number>();
  /** What of it is still to come again. */
  #expected = new Map<string, number>();
  #second = "";

  /** From where to go on, as `2026-11-28T06:44:48Z`; undefined: nothing was seen yet. */
  get since(): string | undefined {
    if (this.#second === "") return undefined;
    const [stamp = ""] = this.#seen.keys();
    return `${this.#second}${/(?:Z|[+-]\d\d:\d\d)$/.exec(stamp)?.[0] ?? "Z"}`;
  }

  /** The log is read anew from `since` on. */
  restart(): void {
    this.#expected = new Map(this.#seen);
  }

  isNew({ stamp }: RawLogLine): boolean {
    if (stamp === "") return true;
    const expected = this.#expected.get(stamp) ?? 0;
    if (expected > 0) {
      this.#expected.set(stamp, expected - 1);
      return false;
    }
    this.#note(stamp);
    return true;
  }

  #note(stamp: string): void {
    const second = stamp.slice(0, 19);
    if (second > this.#second || this.#seen.size >= mostStamps) {
      this.#second = second;
      this.#seen = new Map();
    }
    if (second === this.#second) this.#seen.set(stamp, (this.#seen.get(stamp) ?? 0) + 1);
  }
}
