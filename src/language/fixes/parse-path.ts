import type { PathSegment } from "#manifest/values.ts";

/** Reads what `formatPath` wrote. */
export function parsePath(text: string): readonly PathSegment[] {
  return [...text.matchAll(segment)].map(([whole, index, quoted]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? whole.replace(/^\./, "") : (JSON.parse(quoted) as string);
  });
}

const segment = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?[^.[\]]+/g;
