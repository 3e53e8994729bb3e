import { readAudit } from "#domain/cnpg/logs/read-audit.ts";
import { readFields } from "#domain/cnpg/logs/read-fields.ts";
import type { LogEntry } from "#domain/cnpg/logs/log-entry.ts";
import { readLevel } from "#domain/cnpg/logs/log-level.ts";
import { readRecord } from "#domain/cnpg/logs/read-record.ts";
import { readText } from "#domain/cnpg/logs/read-text.ts";
import { salvageLine } from "#domain/cnpg/logs/salvage-line.ts";
import { isJsonObject } from "#domain/kubernetes/json.ts";
import type { Json, JsonObject } from "#domain/kubernetes/json.ts";

/**
 * Reads a line that a container of CloudNativePG has written: the operator, the instance manager, PostgreSQL in
 * the manager's envelope, PgBouncer, the Barman Cloud plugin, or any program's plain text. Never fails.
 */
export function parseLogLine(line: string): LogEntry {
  const object = line.startsWith("{") ? parseObject(line) : undefined;
  if (object !== undefined) return readObject(object);
  if (salvageable.test(line)) return salvageLine(line);
  const { level = "info", message } = readText(line);
  return { ...empty, level, message, form: "text" };
}

/** The end of such a line alone, without its beginning, is told by its last keys. */
const salvageable = /^\{"|"logging_pod":"[^"]*"|"error_severity":"/;

const empty = {
  time: undefined,
  logger: undefined,
  record: undefined,
  fields: [],
  stack: undefined,
} as const;

function parseObject(line: string): JsonObject | undefined {
  try {
    const parsed = JSON.parse(line) as Json;
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function readObject(line: JsonObject): LogEntry {
  const { record, logger } = line;
  const base = {
    time: readTime(line["ts"] ?? line["time"]),
    logger: typeof logger === "string" ? logger : undefined,
    stack: textOf(line["stacktrace"]),
    form: "json",
  } as const;
  if (!isJsonObject(record)) return { ...base, ...readPlain(line), record: undefined };
  if (record["error_severity"] !== undefined)
    return { ...base, ...readPostgres(record), fields: [] };
  const level = readLevel(record["level"]) ?? "info";
  const message = textOf(record["msg"]) ?? JSON.stringify(record);
  return { ...base, level, message, record: undefined, fields: [] };
}

function readPostgres(row: JsonObject): Pick<LogEntry, "level" | "message" | "record"> {
  const { message, record } = readRecord(row);
  const level = readLevel(record.severity) ?? "info";
  const { audit } = row;
  return { level, message: isJsonObject(audit) ? readAudit(audit) : message, record };
}

/** Programs that the manager runs have lines of their own, with a level that the envelope does not know. */
function readPlain(line: JsonObject): Pick<LogEntry, "level" | "message" | "fields"> {
  const outer = readLevel(line["level"]) ?? "info";
  const { level, message } = readText(textOf(line["msg"] ?? line["message"]) ?? "");
  return { level: level ?? outer, message, fields: readFields(line) };
}

function textOf(value: Json | undefined): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** RFC 3339 today; seconds as a number in old releases. */
function readTime(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value * 1000;
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
