/**
 * The lines of a byte stream, in batches as they arrive: one batch holds all lines that a chunk completed.
 * A multi-byte character may be cut by a chunk; lines are decoded whole.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(newline);
    if (end === -1) {
      rest.push(chunk);
      continue;
    }
    const whole = Buffer.concat([...rest, chunk.subarray(0, end)]).toString();
    rest = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : [];
    yield whole.split("\n");
  }
}

const newline = 0x0a;
