import { readLevel } from "#domain/cnpg/logs/log-level.ts";
import type { LogLevel } from "#domain/cnpg/logs/log-level.ts";

interface TextLine {
  /** Undefined: the text does not say. */
  readonly level: LogLevel | undefined;
  /** Without time, process and level, which are shown by themselves. */
  readonly message: string;
}

/** Plain text of programs: each has a way of its own to say how bad it is. */
export function readText(text: string): TextLine {
  for (const pattern of patterns) {
    const { level, message } = pattern.exec(text)?.groups ?? {};
    const known = readLevel(initials[level ?? ""] ?? level);
    if (known !== undefined) return { level: known, message: message ?? text };
  }
  return { level: undefined, message: text };
}

const patterns = [
  // PostgreSQL before its collector runs: `2026-11-28 06:42:24.663 UTC [21] LOG:  text`.
  /^[\d-]{10} [\d:.]+ \S+ \[\d+\] (?:\S+ )?(?<level>[A-Z]+\d?): {1,2}(?<message>[\s\S]*)$/,
  // Barman: `2026-11-28 06:42:52,566 [27] ERROR: text`.
  /^[\d-]{10} [\d:,]+ \[\d+\] (?<level>[A-Z]+): (?<message>[\s\S]*)$/,
  // PostgreSQL's tools: `pg_basebackup: error: text`. The name says who speaks, so it stays.
  /^[\w./-]+: (?<level>error|warning|fatal|panic): /,
  // Go's klog: `E1128 06:42:24.663000       1 leaderelection.go:330] text`.
  /^(?<level>[IWEF])\d{4} [\d:.]+ +\d+ (?<message>[\w./-]+:\d+\] [\s\S]*)$/,
  /^(?<level>panic|fatal error): /,
  /^(?<level>ERROR|WARNING|FATAL|PANIC|NOTICE|LOG): +(?<message>[\s\S]*)$/,
] as const;

const initials: Readonly<Record<string, LogLevel>> = {
  I: "info",
  W: "warning",
  E: "error",
  F: "fatal",
  "fatal error": "fatal",
};
