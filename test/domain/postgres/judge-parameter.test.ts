import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeHbaLine } from "#domain/postgres/hba.ts";
import { judgeCombinations } from "#domain/postgres/judge-combinations.ts";
import { judgeForAllMajors, judgeParameter } from "#domain/postgres/judge-parameter.ts";
import { suggestParameter } from "#domain/postgres/suggest-parameter.ts";

/** Name, value, and the value kept by 18, or the reason. */
const cases = [
  ["work_mem", "4MB", "4096"],
  ["work_mem", "4mb", "unknown-unit"],
  ["work_mem", " 64  kB ", "64"],
  ["max_connections", "010", "8"],
  ["max_connections", "08", "not-a-number"],
  ["max_connections", "010.5", "10"],
  ["max_connections", "0x1f", "31"],
  ["max_connections", "2.5", "2"],
  ["max_connections", "5s", "takes-no-unit"],
  ["shared_buffers", "4GB", "524288"],
  ["shared_buffers", "0.12MB", "out-of-range"],
  ["effective_cache_size", "0.12MB", "15"],
  ["max_wal_size", "30.1GB", "30822"],
  ["log_rotation_age", "30s", "0"],
  ["random_page_cost", "010", "10"],
  ["random_page_cost", "nan", "not-a-number"],
  ["random_page_cost", "1e-308", "not-a-number"],
  ["jit", "tr", "on"],
  ["jit", "o", "not-a-boolean"],
  ["jit", " on", "not-a-boolean"],
  ["wal_level", "hot_standby", "replica"],
  ["wal_level", "repl", "not-a-word"],
  ["wal_compression", "lz4", "lz4"],
  ["log_connections", "t", "unknown-list-word"],
  ["search_path", "a,,b", "bad-list"],
  ["DateStyle", "German", "German, DMY"],
  ["DateStyle", "ISO, SQL", "conflicting-list-words"],
  ["synchronous_standby_names", "ANY 0 (a)", "bad-standby-count"],
  ["synchronous_standby_names", "my-standby", "bad-standby-list"],
  ["transaction_buffers", "17", "not-a-multiple"],
  ["client_encoding", "utf-8", "UTF8"],
  ["server_version", "18", "cannot-be-changed"],
  ["io_direct", "on", "unknown-parameter"],
  ["force_parallel_mode", "on", "unknown-in-major"],
  ["a.b.c", "x", "malformed-name"],
] as const;

for (const [name, value, expected] of cases) {
  test(`18 and ${name} = '${value}'`, () => {
    const { canonical, reason } = judgeParameter({ name, value, major: 18 });
    assert.equal(reason?.key ?? canonical, expected);
  });
}

test("library parameters are judged only where the library is loaded", () => {
  const question = { name: "pg_stat_statements.max", value: "junk", major: 18 } as const;
  assert.equal(judgeParameter(question).verdict, "ok");
  const loaded = judgeParameter({ ...question, libraries: ["pg_stat_statements"] });
  assert.deepEqual([loaded.verdict, loaded.effect], ["error", "warning"]);
});

test("without a major only what all majors refuse is an error", () => {
  assert.equal(judgeForAllMajors({ name: "io_method", value: "sync" }).verdict, "ok");
  assert.equal(judgeForAllMajors({ name: "io_method", value: "x" }).verdict, "error");
  assert.equal(judgeForAllMajors({ name: "io_direct", value: "x" }).verdict, "error");
});

test("combinations that keep a server from starting", () => {
  const keys = (entries: Record<string, string>): readonly string[] =>
    judgeCombinations(new Map(Object.entries(entries)), 18).map((problem) => problem.key);
  assert.deepEqual(keys({}), []);
  assert.deepEqual(keys({ wal_level: "minimal" }), ["minimal-wal-with-senders"]);
  assert.deepEqual(keys({ max_connections: "3" }), ["reserved-connections"]);
  assert.deepEqual(keys({ min_wal_size: "16MB" }), ["wal-size-below-two-segments"]);
});

test("pg_hba lines that are surely refused", () => {
  assert.equal(judgeHbaLine("host all all 10.0.0.0/8 scram-sha-256"), undefined);
  assert.equal(judgeHbaLine("host all all 10.0.0.0 255.0.0.0 md5"), undefined);
  assert.equal(judgeHbaLine("host all all ${podselector:app} md5"), undefined);
  assert.equal(judgeHbaLine("# host"), undefined);
  assert.equal(judgeHbaLine("hosts all all all md5")?.key, "unknown-hba-type");
  assert.equal(judgeHbaLine("host all all all")?.key, "missing-hba-field");
  assert.equal(judgeHbaLine("host all all all md6")?.key, "unknown-hba-method");
});

test("suggestions", () => {
  assert.equal(suggestParameter("io_direct", 18).names[0], "debug_io_direct");
  assert.deepEqual(suggestParameter("enable_skip_scan", 18).names, []);
  assert.equal(suggestParameter("wal_keep_segments", 18).names[0], "wal_keep_size");
});
