import type { LogLevel } from "#domain/cnpg/logs/log-level.ts";

/** A line as it is shown, perhaps with further lines below it. */
export interface TimelineLine {
  /** Milliseconds since 1970, with fractions. */
  readonly time: number;
  readonly level: LogLevel;
  readonly text: string;
}

export interface TimelineLimits {
  readonly lines: number;
  readonly characters: number;
}

/** `late`: between lines that were there before. `old`: older than all that a full timeline keeps. */
export type Addition = "last" | "late" | "old";

const blockSize = 512;

/**
 * Lines of many sources on one time axis, the newest as many as the limits allow. Sources are read at
 * different speeds, so a line may come late: it is put where it belongs. Lines of one source stay in the order
 * in which they came, and of equal times the one that came first stands first.
 */
export class LogTimeline {
  readonly #limits: TimelineLimits;
  /** Short sorted lists, so that a line in the middle moves few others. */
  readonly #blocks: TimelineLine[][] = [];
  readonly #lastOf = new Map<string, number>();
  #size = 0;
  #characters = 0;
  #dropped = 0;

  constructor(limits: TimelineLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#size;
  }

  /** How many lines there were that are kept no more. */
  get dropped(): number {
    return this.#dropped;
  }

  add(source: string, line: TimelineLine): Addition {
    // Standard output and error are written by two hands: a source may step back by a moment.
    const time = Math.max(line.time, this.#lastOf.get(source) ?? line.time);
    this.#lastOf.set(source, time);
    const placed = time === line.time ? line : { ...line, time };
    const addition = this.#place(placed);
    if (addition === "old") this.#dropped += 1;
    else this.#count(placed);
    return addition;
  }

  *newestFirst(): Generator<TimelineLine> {
    for (const block of this.#blocks.toReversed()) yield* block.toReversed();
  }

  *oldestFirst(): Generator<TimelineLine> {
    for (const block of this.#blocks) yield* block;
  }

  clear(): void {
    this.#blocks.length = 0;
    this.#lastOf.clear();
    this.#size = 0;
    this.#characters = 0;
    this.#dropped = 0;
  }

  #place(line: TimelineLine): Addition {
    const last = this.#blocks.at(-1)?.at(-1);
    if (last === undefined || last.time <= line.time) {
      this.#append(line);
      return "last";
    }
    const index = findPlace(this.#blocks, (block) => (block[0]?.time ?? 0) <= line.time);
    if (index === 0 && this.#dropped > 0) return "old";
    const block = this.#blocks[Math.max(0, index - 1)] ?? [];
    block.splice(
      findPlace(block, ({ time }) => time <= line.time),
      0,
      line,
    );
    if (block.length > blockSize) this.#split(Math.max(0, index - 1), block);
    return "late";
  }

  #append(line: TimelineLine): void {
    const block = this.#blocks.at(-1);
    if (block !== undefined && block.length < blockSize) block.push(line);
    else this.#blocks.push([line]);
  }

  #split(index: number, block: TimelineLine[]): void {
    this.#blocks.splice(index + 1, 0, block.splice(block.length >> 1));
  }

  #count({ text }: TimelineLine): void {
    this.#size += 1;
    this.#characters += text.length;
    const { lines, characters } = this.#limits;
    while (this.#size > lines || (this.#characters > characters && this.#size > 1)) this.#drop();
  }

  #drop(): void {
    const [first] = this.#blocks;
    const oldest = first?.shift();
    if (first?.length === 0) this.#blocks.shift();
    this.#size -= 1;
    this.#characters -= oldest?.text.length ?? 0;
    this.#dropped += 1;
  }
}

/** How many from the start on hold, where all that hold stand before all that do not. */
function findPlace<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
