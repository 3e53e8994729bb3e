import { kubectlForward, tunnelForward } from "#test/bench/forward-contestants.ts";
import type { Forward } from "#test/bench/forward-contestants.ts";
import { measureForward } from "#test/bench/measure-forward.ts";
import type { ForwardFigures } from "#test/bench/measure-forward.ts";
import { percentile } from "#test/bench/statistics.ts";
import { openCluster } from "#test/support/cluster.ts";
import type { TestCluster } from "#test/support/cluster.ts";
import { requireSandbox } from "#test/support/cluster/control-server.ts";
import { preparePrograms } from "#test/support/cluster/postgres-programs.ts";
import { createSmallDatabase, findSmallDatabase } from "#test/support/cluster/small-database.ts";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";
import { startTunnelProcess } from "#test/support/cluster/tunnel-process.ts";

/**
 * Measures a tunnel beside `kubectl port-forward`, on a `node` sandbox, in rounds in which each comes first in turn. Prints
 * both and ends with 1 where a budget is not met. Both go without TLS, with which kubectl's forward ends as soon as one session
 * ends. `--rounds N`, `--seconds N`, `--clients N`, `--megabytes N`;
 * `--namespace NAME` takes the Cluster of an earlier run that was told to `--keep` it.
 */
interface Line {
  readonly key: keyof ForwardFigures;
  readonly title: string;
  readonly unit: string;
  /** Of the tunnel's figure to kubectl's. */
  readonly budget?: { readonly least?: number; readonly most?: number };
}

const lines: readonly Line[] = [
  { key: "throughput", title: "pgbench, throughput", unit: "tps", budget: { least: 1 } },
  { key: "median", title: "pgbench, latency, median", unit: "ms" },
  { key: "p95", title: "pgbench, latency, p95", unit: "ms", budget: { most: 1 } },
  { key: "out", title: "COPY to the client", unit: "MB/s", budget: { least: 1 } },
  { key: "in", title: "COPY from the client", unit: "MB/s" },
  { key: "cpuTransaction", title: "CPU of the forward, a transaction", unit: "µs" },
  { key: "cpuOut", title: "CPU of the forward, a GB out", unit: "s" },
  { key: "cpuIn", title: "CPU of the forward, a GB in", unit: "s" },
  { key: "setUp", title: "new connection, to the first word", unit: "ms" },
];

async function main(): Promise<void> {
  const cluster = await openCluster({ profile: "node" });
  const endings: (() => unknown)[] = [];
  const t = { after: (work: unknown) => void endings.push(work as () => unknown) };
  try {
    const db = await prepareDatabase(cluster, endings);
    const tunnel = await startTunnelProcess(t, cluster.kubeconfig, db);
    const kubectl = kubectlForward(t, requireSandbox(cluster), db);
    const programs = await preparePrograms(t, db, "disable");
    await programs.run("pgbench", tunnel.port, ["-i", "-q", "-s", "1"]);
    const figures = await compare([tunnelForward(tunnel), kubectl], (forward) =>
      measureForward(t, forward, programs, {
        seconds: option("seconds", 10),
        clients: option("clients", 4),
        megabytes: option("megabytes", 1024),
        connections: 20,
      }),
    );
    for (const line of lines) judge(line, figures);
    print(`kubectl port-forward has ended ${kubectl.deaths} times by itself`);
  } finally {
    for (const end of endings.reverse()) await end();
    if (!process.argv.includes("--keep")) await cluster.dispose();
  }
  // What is kept has connections of its own.
  process.exit();
}

async function prepareDatabase(
  cluster: TestCluster,
  endings: (() => unknown)[],
): Promise<SmallDatabase> {
  const at = process.argv.indexOf("--namespace");
  const namespace = process.argv[at + 1] ?? "";
  if (at !== -1) return findSmallDatabase(cluster, { name: "db", namespace });
  const db = await createSmallDatabase(cluster);
  if (process.argv.includes("--keep")) print(`--namespace ${db.namespace}`);
  else endings.push(() => db.remove());
  return db;
}

type Figures = ReadonlyMap<string, readonly ForwardFigures[]>;

async function compare(
  forwards: readonly Forward[],
  measure: (forward: Forward) => Promise<ForwardFigures>,
): Promise<Figures> {
  const figures = new Map<string, ForwardFigures[]>();
  for (let round = 0; round < option("rounds", 5); round += 1) {
    for (const forward of round % 2 === 0 ? forwards : forwards.toReversed()) {
      const found = await measure(forward);
      figures.set(forward.name, [...(figures.get(forward.name) ?? []), found]);
      const shown = lines.map(({ key, unit }) => `${key} ${found[key].toFixed(1)} ${unit}`);
      print(`round ${round + 1}, ${forward.name.padEnd(7)}: ${shown.join(", ")}`);
    }
  }
  return figures;
}

/** The ratio is the median of those of the rounds: what disturbs the machine disturbs both. */
function judge({ key, title, unit, budget = {} }: Line, figures: Figures): void {
  const [ours = [], theirs = []] = [figures.get("tunnel"), figures.get("kubectl")];
  const ratios = ours.map((found, round) => found[key] / (theirs[round]?.[key] ?? Number.NaN));
  const ratio = percentile(ratios, 0.5);
  const { least = 0, most = Number.POSITIVE_INFINITY } = budget;
  const isMet = ratio >= least && ratio <= most;
  if (!isMet) process.exitCode = 1;
  const shown = [ours, theirs].map((all) => {
    const value = percentile(
      all.map((found) => found[key]),
      0.5,
    );
    return `${value.toFixed(2)} ${unit}`.padStart(16);
  });
  const limits = least > 0 ? `  (at least ${least})` : most < Infinity ? `  (at most ${most})` : "";
  const missed = isMet ? "" : ": NOT MET";
  print(`${title.padEnd(34)}${shown.join("")}  × ${ratio.toFixed(2)}${limits}${missed}`);
}

function option(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? usual : Number(process.argv[at + 1]);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
