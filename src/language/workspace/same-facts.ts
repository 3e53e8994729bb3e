import type { FileFacts } from "#language/workspace/file-facts.ts";
import type { ObjectFacts } from "#language/workspace/object-facts.ts";
import { memoize } from "#util/memoize.ts";

/** Whether two versions of a file say the same to others, wherever in the text it stands. */
export function sameFacts(before: FileFacts, after: FileFacts): boolean {
  const one = before.flatMap((placed) => placed?.facts ?? []);
  const other = after.flatMap((placed) => placed?.facts ?? []);
  return (
    one.length === other.length &&
    one.every((facts, at) => facts === other[at] || spell(facts) === spell(other[at]))
  );
}

function spell(facts: ObjectFacts | undefined): string {
  return facts === undefined ? "" : spellFacts(facts);
}

const spellFacts = memoize((facts: ObjectFacts) => JSON.stringify(facts, withoutPlaces));

function withoutPlaces(key: string, value: unknown): unknown {
  return key === "place" ? undefined : value;
}
