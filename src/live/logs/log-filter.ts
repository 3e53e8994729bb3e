import { isAtLeast } from "#domain/cnpg/logs/log-level.ts";
import type { LogLevel } from "#domain/cnpg/logs/log-level.ts";
import { escapeRegExp } from "#util/escape-reg-exp.ts";
import type { TimelineLine } from "#live/logs/log-timeline.ts";

/** Which lines are shown. */
export interface LogFilter {
  readonly least: LogLevel;
  /** As the person wrote it; empty: everything. */
  readonly text: string;
}

export type LineTest = (line: Pick<TimelineLine, "level" | "text">) => boolean;

/** Undefined where the text is a regular expression that is none. */
export function createLineTest({ least, text }: LogFilter): LineTest | undefined {
  const holds = createTextTest(text);
  return holds && ((line) => isAtLeast(line.level, least) && holds(line.text));
}

/**
 * Words are sought as they are, in any case; `/…/` is a regular expression (`/…/c` minds the case), and a `!`
 * before either turns it round.
 */
function createTextTest(written: string): ((text: string) => boolean) | undefined {
  const isTurned = written.startsWith("!");
  const sought = isTurned ? written.slice(1) : written;
  if (sought === "") return () => true;
  const pattern = toPattern(sought);
  return pattern && ((text) => pattern.test(text) !== isTurned);
}

function toPattern(sought: string): RegExp | undefined {
  const [, source, flag] = /^\/(.+)\/(c?)$/.exec(sought) ?? [];
  if (source === undefined) return new RegExp(escapeRegExp(sought), "i");
  try {
    return new RegExp(source, flag === "c" ? "" : "i");
  } catch {
    return undefined;
  }
}
