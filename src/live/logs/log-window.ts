import type { LineTest } from "#live/logs/log-filter.ts";
import type { Addition, LogTimeline, TimelineLine } from "#live/logs/log-timeline.ts";

/** The newest lines of a timeline that pass a test: as many as an editor shows without getting slow. */
export class LogWindow {
  readonly #timeline: LogTimeline;
  readonly #most: number;
  #holds: LineTest;
  #texts: string[] = [];
  #isTrue = true;

  constructor(timeline: LogTimeline, most: number, holds: LineTest) {
    this.#timeline = timeline;
    this.#most = most;
    this.#holds = holds;
  }

  setTest(holds: LineTest): void {
    this.#holds = holds;
    this.#isTrue = false;
  }

  /** The timeline was cleared, or much of it has changed. */
  invalidate(): void {
    this.#isTrue = false;
  }

  /** A line has come to the timeline; tells whether it may be seen. */
  take(line: TimelineLine, addition: Addition): boolean {
    if (addition === "old" || !this.#holds(line)) return false;
    if (addition === "late") this.#isTrue = false;
    if (!this.#isTrue) return true;
    this.#texts.push(line.text);
    // Cut seldom: between two cuts the text only grows at its end.
    if (this.#texts.length > this.#most * 1.25) this.#texts = this.#texts.slice(-this.#most);
    return true;
  }

  texts(): readonly string[] {
    if (!this.#isTrue) this.#texts = this.#collect();
    this.#isTrue = true;
    return this.#texts;
  }

  #collect(): string[] {
    const found: string[] = [];
    for (const line of this.#timeline.newestFirst()) {
      if (found.length >= this.#most) break;
      if (this.#holds(line)) found.push(line.text);
    }
    return found.reverse();
  }
}
