import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeParameter } from "#domain/postgres/judge-parameter.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";

/** What real servers taught us; each line was answered by all five majors that are named. */
const answers = [
  ["max_connections", "5.4", "ok", postgresMajors],
  ["autovacuum_freeze_max_age", " .5", "error", postgresMajors],
  ["vacuum_multixact_freeze_min_age", "-.4 ", "error", postgresMajors],
  ["vacuum_multixact_freeze_min_age", ".4 ", "ok", postgresMajors],
  ["ssl_renegotiation_limit", "0", "ok", postgresMajors],
  ["ssl_renegotiation_limit", "0.5kB", "error", postgresMajors],
  ["wal_consistency_checking", "heap, btree", "ok", postgresMajors],
  ["wal_consistency_checking", "heap btree", "error", postgresMajors],
  ["wal_consistency_checking", "gist,,gist", "error", postgresMajors],
  ["wal_consistency_checking", "nonsense", "error", [14]],
  ["wal_consistency_checking", "nonsense", "ok", [15, 16, 17, 18]],
] as const;

for (const [name, value, verdict, majors] of answers) {
  test(`${name} = ${JSON.stringify(value)}: ${verdict} for ${majors.join(", ")}`, () => {
    for (const major of majors)
      assert.equal(judgeParameter({ name, value, major }).verdict, verdict);
  });
}
