import { parseArgs } from "node:util";
import { openCluster } from "#test/support/cluster.ts";
import { soakExplorer } from "#test/support/cluster/soak-explorer.ts";

/**
 * `node --expose-gc scripts/soak-explorer.ts [--minutes 20] [--clusters 40]`: the explorer on a `light` sandbox whose
 * objects never rest, until it is clear that heap, sockets and timers do not grow.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "20" },
    clusters: { type: "string", default: "40" },
  },
});
const cluster = await openCluster({ profile: "light" });
try {
  await soakExplorer(cluster, {
    seconds: Number(values.minutes) * 60,
    clusters: Number(values.clusters),
    report: (line) => void process.stdout.write(`${line}\n`),
  });
} finally {
  await cluster.dispose();
}
