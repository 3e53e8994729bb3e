import assert from "node:assert/strict";
import { test } from "node:test";
import { parseLogLine } from "#domain/cnpg/logs/parse-log-line.ts";
import { printLogEntry } from "#domain/cnpg/logs/print-log-entry.ts";
import { findRecorded } from "#test/support/recorded-logs.ts";

const time = Date.parse("2026-11-28T06:44:48.037Z");

function print(line: string, missing?: number): readonly string[] {
  const options = { time, source: "pg-1", ...(missing === undefined ? {} : { missing }) };
  return printLogEntry(parseLogLine(line), options).split("\n");
}

test("an error: columns first, then what PostgreSQL adds, indented", () => {
  assert.deepEqual(print(findRecorded("22P02")), [
    '2026-11-28T06:44:48.037Z  ERROR    pg-1          postgres          [22P02] invalid input syntax for type integer: "abc"',
    "    STATEMENT: select $1::int + 1",
    "    PARAMETERS: $1 = 'abc'",
    "    SESSION: user=postgres database=app application=psql from=[local] process=466 backend=client backend",
  ]);
});

test("further fields follow the message", () => {
  assert.deepEqual(print(findRecorded("Refusing to restore future")), [
    "2026-11-28T06:44:48.037Z  INFO     pg-1          wal-restore       Refusing to restore future timeline history file  walName=00000002.history fileTimeline=2 clusterTimeline=1",
  ]);
});

test("of a stack the top is shown, and how much is not", () => {
  const lines = print(findRecorded("Error invoking barman"));
  assert.equal(lines.length, 12);
  assert.equal(lines.at(-1), "    … (22 lines more)");
});

test("a line of which bytes were thrown away says so", () => {
  const line = findRecorded("23505");
  assert.equal(
    print(line.slice(0, 500), 1234).at(-1),
    "    (1234 bytes of this line are left out)",
  );
  assert.equal(print(line.slice(0, 500)).at(-1), "    (a part of this line is missing)");
});

test("no line can reach into the others or the terminal: control characters are replaced", () => {
  const [first = "", ...more] = print("a\u001b[31mred\u2028line\r\nnext\tcell");
  assert.match(first, /a�\[31mred�line$/);
  assert.deepEqual(more, ["    next\tcell"]);
});

test("a huge message is cut, and says how much is missing", () => {
  const text = print("x".repeat(100_000)).join("\n");
  assert.ok(text.length < 17_000);
  assert.match(text, /… \(84\d{3} characters more\)$/);
});
