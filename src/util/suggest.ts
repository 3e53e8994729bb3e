/** Longer names are nobody's slip of the finger. */
const longest = 100;

/** How far apart two names are; 0 is equal, 1 and more is a different name. */
export function nameDistance(written: string, candidate: string): number {
  const [a, b] = [flatten(written), flatten(candidate)];
  if (a.length > longest || b.length > longest) return Infinity;
  if (a === b) return written === candidate ? 0 : 0.01;
  const edits = editDistance(a, b) / Math.max(a.length, b.length);
  return Math.min(edits * 3, containmentDistance(a, b), wordDistance(written, candidate));
}

/**
 * The candidates that a person probably meant, nearest first: other case, missing or extra
 * underscores, a few wrong letters, or a name that contains the other.
 */
export function suggest(
  written: string,
  candidates: Iterable<string>,
  limit = 3,
): readonly string[] {
  const scored: { readonly name: string; readonly score: number }[] = [];
  for (const name of candidates) {
    const score = nameDistance(written, name);
    if (score < 1 && name !== written) scored.push({ name, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1));
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score <= best + 0.25)
    .slice(0, limit)
    .map(({ name }) => name);
}

/** The number of letters to add, drop, change or swap with their neighbour. */
export function editDistance(a: string, b: string): number {
  let rows: Rows = { beforeLast: [], last: Array.from({ length: b.length + 1 }, (_, at) => at) };
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      current.push(cheapest(a.slice(Math.max(0, row - 2), row), b, { column, current, rows }));
    }
    rows = { beforeLast: rows.last, last: current };
  }
  return rows.last[b.length] ?? 0;
}

interface Rows {
  readonly beforeLast: readonly number[];
  readonly last: readonly number[];
}

/** The cost at one place of the table; `end` holds the last two letters of the first name there. */
function cheapest(
  end: string,
  b: string,
  at: { readonly column: number; readonly current: readonly number[]; readonly rows: Rows },
): number {
  const { column, current, rows } = at;
  const same = end.at(-1) === b[column - 1];
  const swapped = column > 1 && end === `${b[column - 1]}${b[column - 2]}`;
  return Math.min(
    read(rows.last, column) + 1,
    read(current, column - 1) + 1,
    read(rows.last, column - 1) + (same ? 0 : 1),
    swapped ? read(rows.beforeLast, column - 2) + 1 : Infinity,
  );
}

function read(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}

function flatten(name: string): string {
  return name.toLowerCase().replace(/[_\-\s]/g, "");
}

/** Small where one name is most of the other. */
function containmentDistance(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 4 || !long.includes(short)) return Infinity;
  return 1.1 * (1 - short.length / long.length);
}

/** Small where all words of the written name stand in the candidate, in the same order. */
function wordDistance(written: string, candidate: string): number {
  const words = written.toLowerCase().split(/[_.-]/);
  if (words.length < 2) return Infinity;
  const others = candidate.toLowerCase().split(/[_.-]/);
  let at = 0;
  for (const other of others) if (other === words[at]) at += 1;
  return at < words.length ? Infinity : 1.1 * (1 - words.length / others.length);
}
