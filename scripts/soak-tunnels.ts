import { parseArgs } from "node:util";
import { openCluster } from "#test/support/cluster.ts";
import { createSmallDatabase } from "#test/support/cluster/small-database.ts";
import { switchUnderLoad } from "#test/support/cluster/switch-under-load.ts";

/**
 * `node scripts/soak-tunnels.ts [--switchovers 20]`: moves the primary of a Cluster in a `node` sandbox again and again
 * while `pgbench -C` connects through one tunnel. Ends with 1 where a new connection failed, or the new primary was
 * reached later than two seconds after it was labelled; sessions that the old primary cut are counted apart.
 */
const { values } = parseArgs({ options: { switchovers: { type: "string", default: "20" } } });
const cluster = await openCluster({ profile: "node" });
const endings: (() => unknown)[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  const db = await createSmallDatabase(cluster, { instances: 2 });
  endings.push(() => db.remove());
  const after = { after: (work: unknown) => void endings.push(work as () => unknown) };
  const plan = { rounds: Number(values.switchovers), report: say };
  const { failures, cut, connections, reached } = await switchUnderLoad(after, cluster, db, plan);
  for (const failure of failures) say(`failed: ${failure}`);
  for (const line of cut) say(`cut while it logged in: ${line}`);
  const slowest = Math.round(Math.max(...reached));
  say(
    `${connections} connections, ${failures.length} failed, ${cut.length} cut while they logged in; slowest way to a new primary ${slowest} ms`,
  );
  if (failures.length > 0 || slowest > 2000) process.exitCode = 1;
} finally {
  for (const end of endings.reverse()) await end();
  await cluster.dispose();
}
