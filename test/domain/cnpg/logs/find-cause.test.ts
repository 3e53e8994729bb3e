import assert from "node:assert/strict";
import { test } from "node:test";
import { findCause } from "#domain/cnpg/logs/find-cause.ts";
import { knownCauses } from "#domain/cnpg/logs/known-causes-table.ts";
import { parseLogLine } from "#domain/cnpg/logs/parse-log-line.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { childNode, openSchema } from "#domain/cnpg/schema.ts";
import { newestOperator } from "#domain/cnpg/versions.ts";
import { findRecorded } from "#test/support/recorded-logs.ts";
import { english } from "#texts/en/english.ts";

/** A record as the instance manager writes it. */
function record(severity: string, state: string, message: string, more: object = {}): string {
  const row = { error_severity: severity, sql_state_code: state, message, ...more };
  return JSON.stringify({ level: "info", logger: "postgres", msg: "record", record: row });
}

function program(logger: string, msg: string): string {
  return JSON.stringify({ level: "error", logger, msg });
}

const parameters = "Cluster spec.postgresql.parameters";

const cases: readonly (readonly [line: string, expected: string | undefined])[] = [
  [findRecorded("28P01"), "password: Cluster spec.bootstrap.initdb.secret"],
  [findRecorded("Peer authentication failed"), "peer: Cluster spec.postgresql.pg_ident"],
  [findRecorded("3D000"), "database-missing: Cluster spec.bootstrap.initdb.database"],
  [findRecorded("ALTER SYSTEM"), "alter-system: Cluster spec.postgresql.enableAlterSystem"],
  [findRecorded("XAdminUserNotFound"), "store-login: ObjectStore spec.configuration.s3Credentials"],
  [
    findRecorded('password authentication failed"}'),
    "pooler-password: Pooler spec.pgbouncer.authQuerySecret",
  ],
  [findRecorded("22012"), undefined],
  [findRecorded("57P03"), undefined],
  [findRecorded("starting tablespace manager"), undefined],
  [
    record("FATAL", "53300", "sorry, too many clients already"),
    `connections: ${parameters}.max_connections`,
  ],
  [
    record("FATAL", "53300", 'too many connections for role "app"'),
    "role-limit: Cluster spec.managed.roles",
  ],
  [
    record(
      "FATAL",
      "53300",
      'number of requested standby connections exceeds "max_wal_senders" (currently 10)',
    ),
    `standby-slots: ${parameters}.max_wal_senders`,
  ],
  [
    record(
      "ERROR",
      "53100",
      'could not resize shared memory segment "/x": No space left on device',
    ),
    "shared-memory-volume: Cluster spec.ephemeralVolumesSizeLimit.shm",
  ],
  [
    record(
      "PANIC",
      "53100",
      'could not write to file "pg_wal/xlogtemp.30": No space left on device',
    ),
    "wal-volume: Cluster spec.walStorage.size",
  ],
  [
    record("ERROR", "53100", 'could not extend file "base/5/16396": No space left on device'),
    "volume: Cluster spec.storage.size",
  ],
  [
    record("ERROR", "53200", "out of shared memory", {
      hint: 'You might need to increase "max_locks_per_transaction".',
    }),
    `locks: ${parameters}.max_locks_per_transaction`,
  ],
  [record("ERROR", "53200", "out of memory"), "memory: Cluster spec.resources.limits.memory"],
  [
    record("LOG", "00000", "checkpoints are occurring too frequently (9 seconds apart)"),
    `checkpoints: ${parameters}.max_wal_size`,
  ],
  [
    record("FATAL", "22023", "recovery aborted because of insufficient parameter settings", {
      detail:
        "max_connections = 50 is a lower setting than on the primary server, where its value was 100.",
    }),
    `standby-parameter: ${parameters}.max_connections`,
  ],
  [
    record(
      "FATAL",
      "F0000",
      'unrecognized configuration parameter "wrok_mem" in file "custom.conf"',
    ),
    `unknown-parameter: ${parameters}.wrok_mem`,
  ],
  [
    record("FATAL", "28000", 'no pg_hba.conf entry for host "10.0.0.1", user "x", database "y"'),
    "hba: Cluster spec.postgresql.pg_hba",
  ],
  [
    record("ERROR", "57014", "canceling statement due to statement timeout"),
    `statement-timeout: ${parameters}.statement_timeout`,
  ],
  [record("ERROR", "57014", "canceling statement due to user request"), undefined],
  [
    program("barman-cloud-wal-archive", "ERROR: An error occurred (NoSuchBucket) when calling"),
    "store-bucket: ObjectStore spec.configuration.destinationPath",
  ],
  [
    program(
      "barman-cloud-check-wal-archive",
      "ERROR: WAL archive check failed for server pg: Expected empty archive",
    ),
    "archive-not-empty: Cluster spec.plugins",
  ],
  [
    record("ERROR", "22023", 'invalid value for parameter "pg_stat_statements.track": "x"'),
    `parameter-value: ${parameters}["pg_stat_statements.track"]`,
  ],
  // A statement may say anything; what the client sent is no cause.
  [
    record("ERROR", "42601", "syntax error", { query: "select 'No space left on device'" }),
    undefined,
  ],
];

for (const [line, expected] of cases) {
  test(`${parseLogLine(line).message.slice(0, 70)} → ${expected ?? "nothing in a manifest"}`, () => {
    const cause = findCause(parseLogLine(line));
    const seen = cause === undefined ? undefined : `${cause.code}: ${cause.kind} ${cause.path}`;
    assert.equal(seen, expected);
  });
}

test("every cause has a text, and every text a cause", () => {
  const prefix = "log.cause.";
  const written = Object.keys(english.messages).filter((key) => key.startsWith(prefix));
  assert.deepEqual(
    new Set(written.map((key) => key.slice(prefix.length))),
    new Set(knownCauses.map(({ code }) => code)),
  );
});

test("every path is one of the kind's schema", () => {
  const paths = knownCauses.filter(({ path }) => !path.includes("{1}"));
  assert.deepEqual(
    paths.filter(({ kind, path }) => !isInSchema(kind, path)).map(({ path }) => path),
    [],
  );
});

function isInSchema(kind: "Cluster" | "Pooler" | "ObjectStore", path: string): boolean {
  const schema = openSchema(newestOperator, kind);
  assert.ok(schema);
  let node: SchemaNode | undefined = schema.root;
  for (const step of path.split(".")) node = node && childNode(schema, node, step);
  return node !== undefined;
}
