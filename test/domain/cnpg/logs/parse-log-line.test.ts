import assert from "node:assert/strict";
import { test } from "node:test";
import type { LogEntry } from "#domain/cnpg/logs/log-entry.ts";
import { parseLogLine } from "#domain/cnpg/logs/parse-log-line.ts";
import { findRecorded, readRecordedLogs } from "#test/support/recorded-logs.ts";

test("an error of PostgreSQL has its own level, state, statement and session, not the envelope's", () => {
  const { level, logger, message, record, form } = parseLogLine(findRecorded("23505"));
  assert.deepEqual({ level, logger, form }, { level: "error", logger: "postgres", form: "json" });
  assert.equal(message, 'duplicate key value violates unique constraint "t_pkey"');
  assert.equal(record?.sqlState, "23505");
  assert.equal(record.detail, "Key (id)=(1) already exists.");
  assert.equal(record.statement, "insert into t values (1,'a')");
  const { user, database, application, client, process } = record;
  assert.deepEqual(
    { user, database, application, client, process },
    { user: "postgres", database: "app", application: "psql", client: "[local]", process: "458" },
  );
});

test("the statement of a logged duration is taken out of the message, its parameters out of the detail", () => {
  const { message, record, level } = parseLogLine(findRecorded("execute stmtcache"));
  assert.match(message, /^duration: 1\.951 ms {2}execute stmtcache_\w+$/);
  assert.equal(
    record?.statement,
    "SELECT setting FROM pg_catalog.pg_show_all_file_settings() WHERE name = $1",
  );
  assert.deepEqual(record.parameters, ["$1 = 'cnpg.config_sha256'"]);
  assert.equal(record.detail, undefined);
  assert.equal(level, "info");
});

test("the parameter of a failed bind stands in the context", () => {
  const { record } = parseLogLine(findRecorded("22P02"));
  assert.deepEqual(record?.parameters, ["$1 = 'abc'"]);
  assert.equal(record.context, undefined);
});

const samples: readonly (readonly [title: string, line: string, expected: Partial<LogEntry>])[] = [
  [
    "the operator",
    findRecorded("Cannot extract Pod status"),
    { level: "info", message: "Cannot extract Pod status" },
  ],
  [
    "a program that the manager runs tells its own level",
    findRecorded("XAdminUserNotFound"),
    { level: "error", logger: "barman-cloud-check-wal-archive" },
  ],
  [
    "PgBouncer",
    findRecorded('password authentication failed"}'),
    {
      level: "error",
      logger: "pgbouncer-manager",
      message: "C-0x55c4d9ec08b0: app/app@198.18.0.15:51496 password authentication failed",
    },
  ],
  [
    "PostgreSQL before its collector runs",
    findRecorded("/controller/log/postgres"),
    { level: "info", message: "ending log output to stderr" },
  ],
  ["a tool of PostgreSQL", findRecorded("initdb: warning"), { level: "warning", logger: "initdb" }],
  ["the plugin in debug mode", findRecorded("parsing barman object"), { level: "debug" }],
  ["text", "exec /controller/manager: no such file", { level: "info", form: "text" }],
  ["a Go panic", "panic: runtime error: index out of range", { level: "fatal", form: "text" }],
  [
    "klog",
    "E1128 06:42:24.663000       1 leaderelection.go:330] error retrieving resource lock",
    { level: "error", message: "leaderelection.go:330] error retrieving resource lock" },
  ],
  [
    "an old release's time",
    '{"level":"info","ts":1700000000.5,"msg":"x"}',
    { time: 1700000000500 },
  ],
  [
    "the last of two loggers",
    '{"logger":"a","level":"info","msg":"x","logger":"b"}',
    { logger: "b" },
  ],
  ["JSON that is no object", "[1,2]", { form: "text", message: "[1,2]" }],
  ["nothing", "", { form: "text", message: "", level: "info" }],
];

for (const [title, line, expected] of samples) {
  test(`read as what it is: ${title}`, () => {
    const entry = parseLogLine(line);
    const seen = Object.fromEntries(
      Object.keys(expected).map((key) => [key, entry[key as keyof LogEntry]]),
    );
    assert.deepEqual(seen, expected);
  });
}

test("what is shown elsewhere is not repeated among the fields", () => {
  const { fields } = parseLogLine(findRecorded("Cannot extract Pod status"));
  assert.deepEqual(
    fields.map(([name]) => name),
    ["Cluster", "podName", "error"],
  );
  const { fields: plain, stack } = parseLogLine(findRecorded("Error invoking barman"));
  assert.deepEqual(
    plain.map(([name]) => name),
    ["options", "exitCode", "error"],
  );
  assert.match(stack ?? "", /^github\.com\/cloudnative-pg\/machinery/);
});

test("an audit record says what was done, since its message is empty", () => {
  const record = {
    error_severity: "LOG",
    sql_state_code: "00000",
    audit: {
      audit_type: "SESSION",
      class: "READ",
      command: "SELECT",
      object_type: "TABLE",
      object_name: "public.t",
      statement: "select * from t where id = $1",
      parameter: "7",
      rows: "<none>",
    },
  };
  const { message, level } = parseLogLine(
    JSON.stringify({ level: "info", logger: "pgaudit", msg: "record", record }),
  );
  assert.equal(level, "info");
  assert.equal(
    message,
    "AUDIT SESSION READ SELECT TABLE public.t: select * from t where id = $1 · parameters 7",
  );
});

const details: readonly (readonly [text: string, parameters: readonly string[]])[] = [
  ["Parameters: $1 = 'a, $2 = ''b''', $2 = NULL", ["$1 = 'a, $2 = ''b'''", "$2 = NULL"]],
  ["parameters: $1 = 'one\ntwo'", ["$1 = 'one\ntwo'"]],
  ["portal \"p\" with parameters: $1 = '7', $2 = 'long...", ["$1 = '7'", "$2 = 'long..."]],
  ["Key (id)=(1) already exists.", []],
];

for (const [text, parameters] of details) {
  test(`parameters of ${JSON.stringify(text)}`, () => {
    const record = { error_severity: "LOG", message: "execute x: select 1", detail: text };
    const entry = parseLogLine(JSON.stringify({ msg: "record", record }));
    assert.deepEqual(entry.record?.parameters, parameters);
    assert.equal(entry.record.detail, parameters.length === 0 ? text : undefined);
  });
}

test("a line that is cut anywhere still says how bad it is as soon as that was written", () => {
  const whole = findRecorded("23505");
  const severityAt = whole.indexOf('"sql_state_code"');
  for (let end = 2; end < whole.length; end += 1) {
    const entry = parseLogLine(whole.slice(0, end));
    assert.equal(entry.form, "cut");
    if (end >= severityAt) assert.equal(entry.level, "error");
  }
  const half = whole.slice(0, whole.indexOf(" unique constraint"));
  assert.equal(parseLogLine(half).message, "duplicate key value violates");
  const tail = parseLogLine(whole.slice(whole.indexOf('"error_severity"') - 1));
  assert.deepEqual([tail.form, tail.level], ["cut", "error"]);
});

test("no damage to a recorded line makes it fail", () => {
  for (const { text } of readRecordedLogs()) {
    for (let at = 0; at < text.length; at += 7) {
      assert.ok(parseLogLine(text.slice(at)).message.length <= text.length);
      assert.ok(parseLogLine(`${text.slice(0, at)}\u0000"${text.slice(at)}`).level.length > 0);
    }
  }
});
