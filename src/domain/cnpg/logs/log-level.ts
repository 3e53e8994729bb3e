/** How much a line matters, the least first. */
export const logLevels = ["trace", "debug", "info", "warning", "error", "fatal"] as const;

export type LogLevel = (typeof logLevels)[number];

const weights: ReadonlyMap<string, number> = new Map(
  logLevels.map((level, index) => [level, index]),
);

/** Whether a level is at least another one. */
export function isAtLeast(level: LogLevel, least: LogLevel): boolean {
  return (weights.get(level) ?? 0) >= (weights.get(least) ?? 0);
}

/** The level behind a word of the operator, PostgreSQL, PgBouncer, Python or Go; undefined: none of theirs. */
export function readLevel(word: unknown): LogLevel | undefined {
  return typeof word === "string" ? words.get(word.toLowerCase()) : undefined;
}

const words: ReadonlyMap<string, LogLevel> = new Map([
  ["trace", "trace"],
  ["noise", "trace"],
  ["debug", "debug"],
  ["debug1", "debug"],
  ["debug2", "debug"],
  ["debug3", "debug"],
  ["debug4", "debug"],
  ["debug5", "debug"],
  ["info", "info"],
  ["notice", "info"],
  ["log", "info"],
  ["warn", "warning"],
  ["warning", "warning"],
  ["error", "error"],
  ["err", "error"],
  ["dpanic", "fatal"],
  ["critical", "fatal"],
  ["fatal", "fatal"],
  ["panic", "fatal"],
]);
