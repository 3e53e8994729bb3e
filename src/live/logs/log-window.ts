import type { LineTest } from "#live/logs/log-filter.ts";
import type {
  Addition,
  LogTimeline,
  TimelineLimits,
  TimelineLine,
} from "#live/logs/log-timeline.ts";

/** How much longer than wanted a text grows before it is cut: between two cuts it grows only at its end. */
const slack = 1.25;

/** The newest lines of a timeline that pass a test: as many as an editor shows without getting slow. */
export class LogWindow {
  readonly #timeline: LogTimeline;
  readonly #most: TimelineLimits;
  #holds: LineTest;
  #texts: string[] = [];
  #characters = 0;
  #isTrue = true;

  constructor(timeline: LogTimeline, most: TimelineLimits, holds: LineTest) {
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
    this.#characters += line.text.length;
    const { lines, characters } = this.#most;
    const isLong = this.#texts.length > lines * slack || this.#characters > characters * slack;
    if (isLong) this.#isTrue = false;
    return true;
  }

  texts(): readonly string[] {
    if (!this.#isTrue) this.#collect();
    return this.#texts;
  }

  #collect(): void {
    const { lines, characters } = this.#most;
    this.#texts = [];
    this.#characters = 0;
    this.#isTrue = true;
    for (const line of this.#timeline.newestFirst()) {
      if (this.#texts.length >= lines || this.#characters >= characters) break;
      if (!this.#holds(line)) continue;
      this.#texts.push(line.text);
      this.#characters += line.text.length;
    }
    this.#texts.reverse();
  }
}
