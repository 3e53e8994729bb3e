import type { PathSegment } from "#manifest/values.ts";

/** What a message calls a place: the last name of its path, and for an item also where it stands. */
export function namePlace(path: readonly PathSegment[], otherwise = ""): string {
  const last = path.at(-1);
  if (typeof last !== "number") return last ?? otherwise;
  return `${namePlace(path.slice(0, -1), otherwise)}[${last}]`;
}
