import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext } from "#language/create-context.ts";
import { hoverAt } from "#language/hover/hover.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { readCursor } from "#test/support/cursor.ts";
import { english } from "#texts/en/english.ts";

const { context } = createContext({ rules: {}, today: "2026-11-24" }, english);

function hover(marked: string) {
  const { text, offset } = readCursor(marked);
  const answer = hoverAt(readManifest(text), offset, context);
  return { markdown: answer?.markdown ?? "", word: text.slice(answer?.start, answer?.end) };
}

function headOf(kind: string): string {
  return `apiVersion: postgresql.cnpg.io/v1\nkind: ${kind}\nmetadata:\n  name: a\n`;
}

function parameter(line: string, image = "18.6-standard-trixie"): string {
  return `spec:\n  imageName: ghcr.io/cloudnative-pg/postgresql:${image}\n  postgresql:\n    parameters:\n      ${line}`;
}

type Case = readonly [kind: string, marked: string, ...expected: (string | RegExp)[]];

const cases: readonly Case[] = [
  [
    "Cluster",
    parameter('shared_buffers: "4<|>GB"'),
    "`4GB` = 4 GiB = 524288 × 8 kB",
    "PostgreSQL 14, 15, 16, 17, 18",
    "restarts the pods",
  ],
  ["Cluster", parameter('work_mem: "16M<|>B"'), "`16MB` = 16 MiB", "reloaded without a restart"],
  ["Cluster", parameter('checkpoint_timeout: "30<|>0"'), "`300` = 5 min"],
  ["Cluster", parameter('idle_in_transaction_session_timeout: "9<|>0s"'), "1 min 30 s"],
  ["Cluster", parameter('wal_keep<|>_size: "1GB"'), "CloudNativePG sets `512MB`"],
  ["Cluster", parameter('wal_level: "log<|>ical"'), "enough for logical replication"],
  [
    "Cluster",
    parameter('archive_comm<|>and: "x"'),
    "computes this parameter and refuses it",
    "use `spec.plugins`",
  ],
  [
    "Cluster",
    parameter('listen_addr<|>esses: "*"'),
    "refuses it here",
    "use `spec.managed.services`",
  ],
  ["Cluster", parameter('logging_coll<|>ector: "on"'), "only the value `on` passes"],
  [
    "Cluster",
    parameter('effective_io_conc<|>urrency: "1"'),
    /Default by major: `1` in 14, 15, 16, 17; `16` in 18/,
  ],
  ["Cluster", parameter('pg_stat_statements.m<|>ax: "100"'), "library `pg_stat_statements`"],
  ["Cluster", "spec:\n  storage:\n    size: 4<|>Gi", "`4Gi` = 4 GiB = 4294967296 bytes"],
  ["Cluster", "spec:\n  storage:\n    size: 1<|>0G", "10000000000 bytes = 9.31 GiB"],
  ["Cluster", "spec:\n  resources:\n    limits:\n      cpu: 15<|>00m", "`1500m` = 1.5 CPU cores"],
  ["Cluster", "spec:\n  stopDelay: 18<|>00", "`1800` = 30 min"],
  ["Cluster", "spec:\n  replica:\n    minApplyDelay: 1h<|>30m", "`1h30m` = 1 h 30 min"],
  [
    "Cluster",
    "spec:\n  primaryUpdateMethod: switch<|>over",
    "an updated replica takes over",
    'default `"restart"`',
  ],
  [
    "Cluster",
    "spec:\n  imageName: ghcr.io/cloudnative-pg/postgresql:17.<|>11-minimal-trixie",
    "PostgreSQL 17.11, a fixed minor",
    "Variant minimal",
  ],
  [
    "Cluster",
    "spec:\n  imageName: ghcr.io/cloudnative-pg/postgresql:18-<|>system-trixie",
    "whichever minor the tag points at",
  ],
  ["Cluster", "spec:\n  imageName: pg:lat<|>est", "cannot tell the major"],
  [
    "Cluster",
    "spec:\n  monitoring:\n    enablePod<|>Monitor: true",
    "**Deprecated**: create a PodMonitor",
  ],
  [
    "Cluster",
    "spec:\n  backup:\n    barman<|>ObjectStore: {}",
    "**Deprecated**: goes away with operator 1.31",
  ],
  [
    "Cluster",
    "spec:\n  postgresql:\n    pg_hba:\n      - hostssl all app 10.0.0.0/8 scr<|>am-sha-256",
    "- Connection `hostssl`: TCP connections with TLS only",
    "- Role `app`",
    "- Method `scram-sha-256`: password",
  ],
  [
    "Cluster",
    '  annotations:\n    cnpg.io/hib<|>ernation: "on"',
    "Stops all pods",
    "the pods are deleted, the volumes stay",
    "labels_annotations",
  ],
  [
    "Cluster",
    '  annotations:\n    alpha.cnpg.io/failover<|>Quorum: "true"',
    "use `spec.postgresql.synchronous.failoverQuorum`",
  ],
  ["Cluster", '  annotations:\n    cnpg.io/has<|>h: "x"', "Written by the operator"],
  [
    "Pooler",
    'spec:\n  pgbouncer:\n    parameters:\n      max_client_<|>conn: "1"',
    "Clients that may be connected",
    "default `100`",
  ],
  [
    "Pooler",
    "spec:\n  pgbouncer:\n    poolMode: trans<|>action",
    "given back after every transaction",
  ],
  [
    "ScheduledBackup",
    'spec:\n  schedule: "0 0 2<|> * * *"',
    "Every day at 02:00 UTC",
    "second `0`, minute `0`, hour `2`",
    "From 2026-11-24 on (UTC): 2026-11-24 02:00, 2026-11-25 02:00",
  ],
  [
    "ScheduledBackup",
    'spec:\n  schedule: "0 2<|> * * *"',
    "Every hour at minute 2",
    "**Only five fields**",
  ],
  ["ScheduledBackup", 'spec:\n  schedule: "@we<|>ekly"', "Every Sunday at 00:00 UTC"],
  ["Database", "spec:\n  databaseReclaimPolicy: del<|>ete", "dropped in PostgreSQL"],
];

for (const [kind, marked, ...expected] of cases) {
  test(`${kind}: ${JSON.stringify(marked)}`, () => {
    const { markdown } = hover(headOf(kind) + marked);
    for (const part of expected) {
      const found = typeof part === "string" ? markdown.includes(part) : part.test(markdown);
      assert.ok(found, `${String(part)} is in\n${markdown}`);
    }
    assert.doesNotMatch(markdown, /hover\.|undefined|\{\w+\}/, "no message is unfilled");
  });
}

test("a kind says what it is, where it lives and since when", () => {
  const text = "apiVersion: postgresql.cnpg.io/v1\nkind: Database<|>Role\n";
  const { markdown, word } = hover(text);
  assert.equal(word, "DatabaseRole");
  assert.match(markdown, /A role in a Cluster/);
  assert.match(markdown, /Since operator 1\.30\.0/);
  assert.match(
    markdown,
    /\(https:\/\/cloudnative-pg\.io\/docs\/1\.30\/declarative_role_management\/\)/,
  );
});

test("every known kind has a text", () => {
  for (const kind of Object.keys(english.fields)) {
    assert.ok(Object.hasOwn(english.messages, `kind.${kind}`), kind);
  }
});

test("what a manifest holds does not become markup", () => {
  const { markdown } = hover(
    `${headOf("Cluster")}spec:\n  postgresql:\n    pg_hba:\n      - "host a\`b <|>all all md5"`,
  );
  assert.match(markdown, /`` a`b ``/);
});

test("other documents are left alone", () => {
  assert.equal(hover("apiVersion: apps/v1\nkind: Deploy<|>ment\n").markdown, "");
});
