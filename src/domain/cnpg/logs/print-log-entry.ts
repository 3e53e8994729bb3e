import type { LogEntry, PostgresRecord } from "#domain/cnpg/logs/log-entry.ts";
import { isAtLeast } from "#domain/cnpg/logs/log-level.ts";

export interface PrintOptions {
  /** Of the time axis, in milliseconds since 1970. */
  readonly time: number;
  /** `pg-1`, `pg-1/plugin-barman-cloud`. */
  readonly source: string;
  /** Bytes of the line that were thrown away since it was too long. */
  readonly missing?: number;
}

/** More than this is no line to read, in characters. */
const longest = 16_000;
/** A value of a further field, in characters. */
const longestValue = 300;

/**
 * The entry for a person: time, level, source, logger and message in columns, and below it, indented, what
 * PostgreSQL adds under the names that it has for it.
 */
export function printLogEntry(entry: LogEntry, options: PrintOptions): string {
  const parts = [...printHead(entry, options), ...printRest(entry, options)];
  const text = parts.join("\n").replaceAll("\r\n", "\n").replaceAll(controls, "\ufffd");
  return shorten(text, longest).replaceAll("\n", indent);
}

function printHead(entry: LogEntry, { time, source }: PrintOptions): readonly string[] {
  const { level, logger, message, record, fields, form } = entry;
  const head = [
    new Date(time).toISOString(),
    level.toUpperCase().padEnd(7),
    source.padEnd(12),
    (logger ?? (form === "text" ? "text" : "-")).padEnd(16),
    headline(message.trimEnd(), record),
  ];
  const extra = fields.map(([name, value]) => `${name}=${shorten(value.trim(), longestValue)}`);
  return [[...head, ...(extra.length === 0 ? [] : [extra.join(" ")])].join("  ")];
}

function printRest(entry: LogEntry, { missing = 0 }: PrintOptions): readonly string[] {
  const { record, stack, form } = entry;
  const notes = record === undefined ? [] : [...printRecord(entry, record)];
  if (stack !== undefined) notes.push(firstLines(stack, 10));
  if (missing > 0) notes.push(`(${missing} bytes of this line are left out)`);
  else if (form === "cut") notes.push("(a part of this line is missing)");
  return notes;
}

const indent = "\n    ";

/** Line breaks and tabs are meant; other control characters would reach into the editor. */
const controls = /[^\P{Cc}\n\t]|[\u2028\u2029]/gu;

function headline(message: string, record: PostgresRecord | undefined): string {
  const state = record?.sqlState ?? "00000";
  return state === "00000" ? message : `[${state}] ${message}`;
}

function printRecord(entry: LogEntry, record: PostgresRecord): readonly string[] {
  const labelled = {
    DETAIL: record.detail,
    HINT: record.hint,
    QUERY: record.internalQuery,
    CONTEXT: record.context,
    STATEMENT: record.statement,
    PARAMETERS: record.parameters.length === 0 ? undefined : record.parameters.join(", "),
    LOCATION: record.location,
    SESSION: isAtLeast(entry.level, "warning") ? sessionOf(record) : undefined,
  };
  return Object.entries(labelled).flatMap(([label, text]) =>
    text === undefined ? [] : [`${label}: ${text.trim()}`],
  );
}

/** Who had the trouble; processes of the server itself have no user. */
function sessionOf(record: PostgresRecord): string | undefined {
  const { user, database, application, client, process, backend } = record;
  const known = { user, database, application, from: client, process, backend };
  const words = Object.entries(known).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return words.length === 0 ? undefined : words.join(" ");
}

/** Where it happened stands at the top of a stack; below are the libraries that called it. */
function firstLines(text: string, most: number): string {
  const lines = text.trimEnd().split("\n");
  if (lines.length <= most) return lines.join("\n");
  return [...lines.slice(0, most), `… (${lines.length - most} lines more)`].join("\n");
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}… (${text.length - most} characters more)`;
}
