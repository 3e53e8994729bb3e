import { once } from "node:events";
import { readFile, readdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Forward } from "#test/bench/forward-contestants.ts";
import { percentile } from "#test/bench/statistics.ts";
import type { Programs } from "#test/support/cluster/postgres-programs.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";

export interface BenchPlan {
  readonly seconds: number;
  readonly clients: number;
  readonly megabytes: number;
  readonly connections: number;
}

/** What one round finds of one forward. Milliseconds but for the rates. */
export interface ForwardFigures {
  /** Transactions a second. */
  readonly throughput: number;
  readonly median: number;
  readonly p95: number;
  /** MB a second out of the server, and into it. */
  readonly out: number;
  readonly in: number;
  /** Seconds of CPU for each GB out and in, and microseconds for each transaction: hardly disturbed by what else runs. */
  readonly cpuOut: number;
  readonly cpuIn: number;
  readonly cpuTransaction: number;
  /** From dialling the local port to PostgreSQL's first word. */
  readonly setUp: number;
}

export async function measureForward(
  t: Pick<TestContext, "after">,
  forward: Forward,
  programs: Programs,
  plan: BenchPlan,
): Promise<ForwardFigures> {
  const cpu = await startCpuClock(forward);
  const transactions = await measureTransactions(t, forward, programs, plan);
  const cpuOfAll = await cpu.next();
  const out = await measureCopyOut(forward, programs, plan.megabytes);
  const cpuOut = ((await cpu.next()) * 1000) / plan.megabytes;
  const into = await measureCopyIn(forward, programs, plan.megabytes / 4);
  const cpuIn = ((await cpu.next()) * 4000) / plan.megabytes;
  const setUp = await measureSetUp(forward, plan.connections);
  const cpuTransaction = (cpuOfAll * 1e6) / (transactions.throughput * plan.seconds);
  return { ...transactions, out, in: into, setUp, cpuOut, cpuIn, cpuTransaction };
}

/** Tells how many seconds of CPU the forward has used since it was asked before. */
async function startCpuClock(forward: Forward): Promise<{ next(): Promise<number> }> {
  await forward.port();
  let [pid, before] = [forward.pid(), await readCpuTime(forward.pid())];
  return {
    async next() {
      await forward.port();
      // One that has ended was started again, and its time is not known.
      const isSame = pid === forward.pid();
      const now = await readCpuTime(forward.pid());
      const used = isSame ? now - before : Number.NaN;
      [pid, before] = [forward.pid(), now];
      return used;
    },
  };
}

/** Seconds, as Linux counts them, in hundredths. */
async function readCpuTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Of pgbench, select only, simple protocol. */
async function measureTransactions(
  t: Pick<TestContext, "after">,
  forward: Forward,
  programs: Programs,
  { seconds, clients }: BenchPlan,
): Promise<Pick<ForwardFigures, "throughput" | "median" | "p95">> {
  const folder = await makeTemporaryFolder(t);
  const log = ["--log", `--log-prefix=${join(folder, "log")}`];
  const load = [
    "-n",
    "-S",
    "-M",
    "simple",
    "-c",
    String(clients),
    "-j",
    "1",
    "-T",
    String(seconds),
  ];
  const output = await programs.run("pgbench", await forward.port(), [...load, ...log]);
  const latencies: number[] = [];
  for (const file of await readdir(folder)) {
    const lines = (await readFile(join(folder, file), "utf8")).trim().split("\n");
    // Client, number, microseconds, and more.
    latencies.push(...lines.map((line) => Number(line.split(" ")[2]) / 1000));
  }
  const throughput = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
  return { throughput, median: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) };
}

async function measureCopyOut(
  forward: Forward,
  programs: Programs,
  megabytes: number,
): Promise<number> {
  const port = await forward.port();
  const rows = `select repeat('x', 1023) from generate_series(1, ${megabytes * 1024})`;
  const began = performance.now();
  await programs.run("psql", port, ["-Xqo", "/dev/null", "-c", `copy (${rows}) to stdout`]);
  return (megabytes * 1000) / (performance.now() - began);
}

async function measureCopyIn(
  forward: Forward,
  programs: Programs,
  megabytes: number,
): Promise<number> {
  const psql = programs.start("psql", await forward.port(), ["-Xq"]);
  const { stdin } = psql;
  if (stdin === null) throw new Error("psql has no input");
  const end = once(psql, "close");
  const began = performance.now();
  stdin.write("create temp table taken (text text);\ncopy taken from stdin;\n");
  const megabyte = `${"x".repeat(1023)}\n`.repeat(1024);
  for (let count = 0; count < megabytes; count += 1) {
    if (!stdin.write(megabyte)) await once(stdin, "drain");
  }
  stdin.end("\\.\n");
  await end;
  return (megabytes * 1000) / (performance.now() - began);
}

const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

async function measureSetUp(forward: Forward, connections: number): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < connections; count += 1) {
    const port = await forward.port();
    const began = performance.now();
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.write(sslRequest);
    await once(socket, "data");
    times.push(performance.now() - began);
    const closed = once(socket, "close");
    socket.end();
    socket.destroySoon();
    await closed;
  }
  return percentile(times, 0.5);
}
