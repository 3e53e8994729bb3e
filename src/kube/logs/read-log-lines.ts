/** One line of a container's log. */
export interface RawLogLine {
  /** Of the container runtime, as it wrote it; empty: the kubelet itself speaks. */
  readonly stamp: string;
  readonly text: string;
  /** Bytes that were thrown away because the line was too long. */
  readonly missing: number;
}

/**
 * The lines of a log with time stamps, in batches as they arrive. Of a line longer than `most` bytes the
 * beginning is kept, so that nothing that somebody logs fills the memory. An unfinished last line counts.
 */
export async function* readLogLines(
  chunks: AsyncIterable<Buffer>,
  most: number,
): AsyncGenerator<readonly RawLogLine[]> {
  const pending = new PendingLine(most);
  for await (const chunk of chunks) {
    const lines = splitChunk(chunk, pending);
    if (lines.length > 0) yield lines;
  }
  if (!pending.isEmpty) yield [pending.finish()];
}

const newline = 0x0a;

function splitChunk(chunk: Buffer, pending: PendingLine): readonly RawLogLine[] {
  const lines: RawLogLine[] = [];
  let start = 0;
  for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
    pending.add(chunk.subarray(start, end));
    lines.push(pending.finish());
    start = end + 1;
  }
  pending.add(chunk.subarray(start));
  return lines;
}

/** A line that is not complete yet. A character may be cut by a chunk, so bytes are kept. */
class PendingLine {
  readonly #most: number;
  #parts: Buffer[] = [];
  #kept = 0;
  #missing = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#kept === 0;
  }

  add(part: Buffer): void {
    const room = this.#most - this.#kept;
    const kept = part.length > room ? part.subarray(0, room) : part;
    this.#missing += part.length - kept.length;
    this.#kept += kept.length;
    if (kept.length > 0) this.#parts.push(kept);
  }

  finish(): RawLogLine {
    const [only = Buffer.alloc(0), ...more] = this.#parts;
    const whole = more.length === 0 ? only : Buffer.concat(this.#parts);
    const line = { ...splitStamp(whole.toString()), missing: this.#missing };
    this.#parts = [];
    this.#kept = 0;
    this.#missing = 0;
    return line;
  }
}

const stampPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d) /;

function splitStamp(line: string): Omit<RawLogLine, "missing"> {
  const stamp = stampPattern.exec(line)?.[0];
  if (stamp === undefined) return { stamp: "", text: line };
  return { stamp: stamp.slice(0, -1), text: line.slice(stamp.length) };
}
