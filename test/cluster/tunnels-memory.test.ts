import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { preparePrograms, whyWithout } from "#test/support/cluster/postgres-programs.ts";
import { createSmallDatabase } from "#test/support/cluster/small-database.ts";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";
import { startTunnelProcess } from "#test/support/cluster/tunnel-process.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

/** `CNPG_TEST_STREAM_MB=1024` for the whole of it. */
const megabytes = Number(process.env["CNPG_TEST_STREAM_MB"] ?? 200);
const megabyte = 1024 * 1024;
/** In MB. */
const allowedGrowth = 100;

await describeCluster("memory of tunnels", { profile: "node" }, (cluster) => {
  let db: SmallDatabase;
  before(async () => {
    db = await createSmallDatabase(cluster());
  });
  after(() => db.remove());

  test(
    `${megabytes} MB through a client that stalls, then through one that reads`,
    { skip: whyWithout("psql") },
    async (t) => {
      const tunnel = await startTunnelProcess(t, cluster().kubeconfig, db);
      const programs = await preparePrograms(t, db);
      await programs.run("psql", tunnel.port, ["-Xc", "select 1"]);
      const { rss: before } = await tunnel.measure();
      const rows = `select repeat('x', 1023) from generate_series(1, ${megabytes * 1024})`;
      const psql = programs.start("psql", tunnel.port, ["-Xc", `copy (${rows}) to stdout`]);
      // Nobody reads what psql prints, so it stops reading as well.
      let last = -1;
      const stalled = await waitUntil(
        "a standstill",
        () => tunnel.measure(),
        ({ status: { received } }) => {
          const stands = received > megabyte / 8 && received === last;
          last = received;
          return stands;
        },
        { interval: 1000 },
      );
      assert.ok(stalled.status.received < 40 * megabyte, "the pod is held back");
      let highest = stalled.rss;
      let length = 0;
      psql.stdout?.on("data", (chunk: Buffer) => (length += chunk.length));
      const end = once(psql, "close");
      let isOver = false;
      void end.then(() => (isOver = true));
      await waitUntil(
        "all to have come",
        async () => {
          highest = Math.max(highest, (await tunnel.measure()).rss);
          return isOver;
        },
        (over) => over,
        { interval: 200, timeout: 600_000 },
      );
      assert.equal(length, megabytes * megabyte);
      const growth = Math.round((highest - before) / megabyte);
      t.diagnostic(`grew by ${growth} MB`);
      assert.ok(growth < allowedGrowth, `the process grew by ${growth} MB`);
      await tunnel.end();
    },
  );
});
