import type { LogCause } from "#domain/cnpg/logs/find-cause.ts";

/** Where a setting stands, as a line below a log's line names it. */
export interface CausePlace extends Pick<LogCause, "kind" | "path"> {
  /** Where in the line the setting is named. */
  readonly start: number;
}

/** The setting that a line of a log view names; undefined for all other lines. */
export function readCauseLine(line: string): CausePlace | undefined {
  const match = /^ {4}→ .*: ((Cluster|Pooler|ObjectStore) (spec\.\S+))$/.exec(line);
  if (match === null) return undefined;
  const [whole, place = "", kind, path = ""] = match;
  return { kind: kind as LogCause["kind"], path, start: whole.length - place.length };
}
