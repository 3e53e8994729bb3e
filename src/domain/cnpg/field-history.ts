import type { CnpgKind } from "./kinds.ts";
import { nodeAtText, openAllReleases, releasesOf } from "./schema.ts";

/** Which of the releases whose schemas are known have a field. */
export interface FieldHistory {
  /** The first that has it; absent where the oldest known has it. */
  readonly since?: string;
  /** The last that has it; absent where the newest known has it. */
  readonly until?: string;
  /** Releases between the first and the last that lack it, as a backport shows. */
  readonly missing: readonly string[];
}

/** Paths below free-form maps hold what people write, so the memory must not grow with it. */
const memoryLimit = 5_000;
const memory = new Map<string, FieldHistory | undefined>();

/** History of a field by its path (`spec.tablespaces[].name`, indices do not matter); undefined for no field at all. */
export function fieldHistory(kind: CnpgKind, path: string): FieldHistory | undefined {
  const key = `${kind} ${path.replace(/\[\d*\]/g, "")}`;
  if (!memory.has(key)) {
    if (memory.size >= memoryLimit) {
      memory.clear();
    }
    memory.set(key, readHistory(kind, path));
  }
  return memory.get(key);
}

function readHistory(kind: CnpgKind, path: string): FieldHistory | undefined {
  const releases = releasesOf(kind);
  const having = new Set(
    openAllReleases(kind)
      .filter((schema) => nodeAtText(schema, path) !== undefined)
      .map(({ release }) => release),
  );
  const first = releases.findIndex((release) => having.has(release));
  const last = releases.findLastIndex((release) => having.has(release));
  const since = releases[first];
  const until = releases[last];
  if (since === undefined || until === undefined) {
    return undefined;
  }
  return {
    ...(first === 0 ? {} : { since }),
    ...(last === releases.length - 1 ? {} : { until }),
    missing: releases.slice(first, last).filter((release) => !having.has(release)),
  };
}
