import type { LogEntry } from "#domain/cnpg/logs/log-entry.ts";
import { readLevel } from "#domain/cnpg/logs/log-level.ts";

/** What can still be read in a line of JSON of which an end is missing: the message, and how bad it is. */
export function salvageLine(line: string): LogEntry {
  const time = Date.parse(valueOf(line, "ts") ?? "");
  return {
    level:
      readLevel(valueOf(line, "error_severity")) ?? readLevel(valueOf(line, "level")) ?? "info",
    time: Number.isNaN(time) ? undefined : time,
    logger: valueOf(line, "logger"),
    message: messageOf(line),
    record: undefined,
    fields: [],
    stack: undefined,
    form: "cut",
  };
}

/** Of a record the record's own; the whole line where there is none to be seen. */
function messageOf(line: string): string {
  const outer = valueOf(line, "msg");
  const inner = valueOf(line, "message");
  return inner ?? (outer === undefined || outer === "record" ? line : outer);
}

/** The text of a key, up to where it ends or the line does. */
function valueOf(line: string, key: string): string | undefined {
  const start = line.indexOf(`"${key}":"`);
  if (start === -1) return undefined;
  const [, text = ""] = stringStart.exec(line.slice(start + key.length + 4)) ?? [];
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}

const stringStart = /^((?:[^"\\]|\\.)*)/;
