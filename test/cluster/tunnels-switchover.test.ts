import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { createSmallDatabase } from "#test/support/cluster/small-database.ts";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";
import { switchUnderLoad } from "#test/support/cluster/switch-under-load.ts";

await describeCluster("tunnels at a switchover", { profile: "node" }, (cluster) => {
  let db: SmallDatabase;
  before(async () => {
    db = await createSmallDatabase(cluster(), { instances: 2 });
  });
  after(() => db.remove());

  test("under pgbench -C no new connection fails, and the new primary is reached in two seconds", async (t) => {
    const plan = { rounds: 2, report: (line: string) => t.diagnostic(line) };
    const { failures, cut, connections, reached } = await switchUnderLoad(t, cluster(), db, plan);
    assert.deepEqual(failures, []);
    for (const line of cut) t.diagnostic(`cut while it logged in: ${line}`);
    // Five clients log in all the time: few are at it in the moment when the old primary goes down.
    assert.ok(cut.length <= 2 * plan.rounds, `${cut.length} were cut while they logged in`);
    assert.ok(connections > 20, `only ${connections} connections were made`);
    for (const milliseconds of reached) assert.ok(milliseconds <= 2000, `${milliseconds} ms`);
  });
});
