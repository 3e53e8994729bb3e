import type { LogScope } from "#commands/logs/log-scope.ts";
import { findCause } from "#domain/cnpg/logs/find-cause.ts";
import type { LogCause } from "#domain/cnpg/logs/find-cause.ts";
import { parseLogLine } from "#domain/cnpg/logs/parse-log-line.ts";
import { printLogEntry } from "#domain/cnpg/logs/print-log-entry.ts";
import type { LogLevel } from "#domain/cnpg/logs/log-level.ts";
import type { FollowedContainer } from "#kube/logs/pod-log-follower.ts";
import type { RawLogLine } from "#kube/logs/read-log-lines.ts";
import type { TimelineLine } from "#live/logs/log-timeline.ts";
import { formatMessage } from "#texts/catalogue.ts";
import type { Catalogue } from "#texts/catalogue.ts";

/** A line for the timeline, and where in a manifest its cause stands. */
export interface PrintedLine {
  readonly line: TimelineLine;
  readonly cause: LogCause | undefined;
}

/** Something that the Workbench itself has to say between the lines. */
export interface Notice {
  readonly time: number;
  readonly level: LogLevel;
  readonly source: string;
  /** Text catalogue: `log.notice.<key>`. */
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Makes lines for people out of lines of containers. */
export function createLogPrinter({ cluster }: Pick<LogScope, "cluster">, texts: Catalogue) {
  const explain = ({ code, kind, path }: LogCause): string =>
    `\n    → ${formatMessage(texts, `log.cause.${code}`)}: ${kind} ${path}`;
  return {
    print(from: FollowedContainer, raw: RawLogLine, now: number): PrintedLine {
      const entry = parseLogLine(raw.text);
      const time = readStamp(raw.stamp) ?? now;
      const text = printLogEntry(entry, { time, source: nameSource(from), missing: raw.missing });
      const cause = cluster === undefined ? undefined : findCause(entry);
      const line = {
        time,
        level: entry.level,
        text: letGo(cause === undefined ? text : text + explain(cause)),
      };
      return { line, cause };
    },
    notice({ time, level, source, key, values = {} }: Notice): TimelineLine {
      const message = formatMessage(texts, `log.notice.${key}`, values);
      const entry = { ...noEntry, level, message };
      return { time, level, text: printLogEntry(entry, { time, source }) };
    },
  };
}

export type LogPrinter = ReturnType<typeof createLogPrinter>;

const noEntry = {
  time: undefined,
  logger: "workbench",
  record: undefined,
  fields: [],
  stack: undefined,
  form: "json",
} as const;

/** The containers that a pod is there for need no name of their own. */
function nameSource({ kind, pod, container }: FollowedContainer): string {
  const isMain = kind !== "sidecar" && kind !== "init";
  return isMain ? pod : `${pod}/${container}`;
}

/** With the fractions of a millisecond that `Date` does not know. */
function readStamp(stamp: string): number | undefined {
  const time = Date.parse(stamp);
  if (Number.isNaN(time)) return undefined;
  const [, rest = "0"] = /\.\d{3}(\d+)/.exec(stamp) ?? [];
  return time + Number(`0.${rest}`);
}

/** A part of a long text keeps the whole of it in memory; a copy does not. */
function letGo(text: string): string {
  return text.length < 10_000 ? text : String(JSON.parse(JSON.stringify(text)));
}
