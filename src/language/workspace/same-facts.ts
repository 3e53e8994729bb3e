import type { FileFacts } from "#language/workspace/file-facts.ts";
import type { ObjectFacts } from "#language/workspace/object-facts.ts";

/** Whether two versions of a file say the same to others, wherever in the text it stands. */
export function sameFacts(before: FileFacts, after: FileFacts): boolean {
  const one = before.flatMap((placed) => placed?.facts ?? []);
  const other = after.flatMap((placed) => placed?.facts ?? []);
  return (
    one.length === other.length &&
    one.every((facts, at) => facts === other[at] || spell(facts) === spell(other[at]))
  );
}

const memory = new WeakMap<ObjectFacts, string>();

function spell(facts: ObjectFacts | undefined): string {
  if (facts === undefined) return "";
  const known = memory.get(facts) ?? JSON.stringify(facts, withoutPlaces);
  memory.set(facts, known);
  return known;
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === "place" ? undefined : value;
}
