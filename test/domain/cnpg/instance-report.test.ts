import assert from "node:assert/strict";
import { test } from "node:test";
import { readInstanceReport } from "#domain/cnpg/instance-report.ts";
import { readInstanceAnswer } from "#test/support/live/status-answers.ts";

test("a primary tells where it writes, what it archived and who streams from it", () => {
  const report = readInstanceReport(readInstanceAnswer("pg-1"));
  assert.equal(report.isPrimary, true);
  assert.equal(report.lsn, "0/5000000");
  assert.equal(report.position, 0x5000000);
  assert.equal(report.lastArchivedAt, Date.parse("2026-11-28T06:51:17.538Z"));
  // `-infinity` stands for never.
  assert.equal(report.lastFailedAt, undefined);
  assert.deepEqual(
    report.standbys.map(({ name, state, sent, sync }) => [name, state, sent, sync]),
    [["pg-2", "streaming", "0/5000000", "async"]],
  );
  assert.deepEqual(
    report.slots.map(({ name, active, walStatus }) => [name, active, walStatus]),
    [["_cnpg_pg_2", true, "reserved"]],
  );
});

test("a replica tells what it has replayed", () => {
  const report = readInstanceReport(readInstanceAnswer("pg-2"));
  assert.deepEqual(
    [report.isPrimary, report.lsn, report.receivedLsn, report.isReceiving],
    [false, "0/5000000", "0/5000000", true],
  );
  assert.equal(report.systemId, readInstanceReport(readInstanceAnswer("pg-1")).systemId);
});

test("a base backup under way is told with how far it is", () => {
  const row = {
    application_name: "pg-3-join",
    phase: "streaming database files",
    backup_streamed: 1024,
    backup_total: 4096,
  };
  const { baseBackups } = readInstanceReport({ isPrimary: true, pgStatBasebackupsInfo: [row] });
  assert.deepEqual(baseBackups, [
    { client: "pg-3-join", phase: "streaming database files", streamed: 1024, total: 4096 },
  ]);
});

test("whatever is answered, a report comes of it", () => {
  for (const answer of [undefined, null, "", 4, [], { replicationInfo: [null, 3] }]) {
    assert.equal(readInstanceReport(answer).isPrimary, false);
  }
});
