import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freshWorkbench, workbench, yamlLanguageServer } from "#test/bench/contestant.ts";
import type { Contestant } from "#test/bench/contestant.ts";
import { makeManifest, smallManifest } from "#test/bench/make-manifest.ts";
import { measureWorkspace } from "#test/bench/measure-workspace.ts";
import { percentile } from "#test/bench/statistics.ts";

/**
 * Measures the packaged server beside yaml-language-server with the same schema: the same messages
 * over the same kind of pipes, in one run. Prints a table with ratios and ends with 1 where a budget
 * is not met. `--quick` leaves the peer out of what takes it minutes.
 */
const quick = process.argv.includes("--quick");

interface Row {
  readonly work: string;
  readonly ours: readonly number[];
  readonly peer?: readonly number[];
  /** Upper bounds for the numbers of `ours`, one each. */
  readonly budget: readonly number[];
  readonly unit: string;
}

const rows: Row[] = [];

async function main(): Promise<void> {
  execFileSync(process.execPath, ["scripts/build.ts", "--minify"], { stdio: "ignore" });
  rows.push(...(await measureStart()));
  for (const size of [50, 500]) {
    const ours = await measureEditing(workbench, size, 60);
    const skipPeer = size > 50 && quick;
    const peer = skipPeer
      ? undefined
      : await measureEditing(yamlLanguageServer, size, size > 50 ? 5 : 20);
    addEditingRows(size, ours, peer);
  }
  rows.push(await measureMemory());
  await addWorkspaceRows(5000);
  rows.push(measureLinter());
  printRows();
}

interface Editing {
  readonly completion: readonly number[];
  readonly diagnostics: readonly number[];
}

/** Line 12 of each document: where `spec` begins; 30: inside the parameters. */
const linesOfInterest = [35, 61, 63];

async function measureEditing(
  who: Contestant,
  documents: number,
  rounds: number,
): Promise<Editing> {
  const server = await who.start();
  await server.open("file:///bench/clusters.yaml", makeManifest(documents));
  const completion: number[] = [];
  const diagnostics: number[] = [];
  for (let round = -3; round < rounds; round += 1) {
    const line = lineOf(documents, round);
    const first = await server.complete(line);
    const second = await server.edit(line);
    if (round < 0) continue;
    completion.push(first.milliseconds);
    diagnostics.push(second);
  }
  await server.stop();
  return { completion: summarize(completion), diagnostics: summarize(diagnostics) };
}

function lineOf(documents: number, round: number): number {
  const document = ((round + 3) * 7) % documents;
  return document * 96 + (linesOfInterest[(round + 3) % linesOfInterest.length] ?? 35);
}

function addEditingRows(size: number, ours: Editing, peer: Editing | undefined): void {
  const lines = `${size} documents, ${(size * 96).toLocaleString("en")} lines`;
  const small = size === 50;
  rows.push(
    {
      work: `completion after an edit, p50/p95, ${lines}`,
      ours: ours.completion,
      ...(peer && { peer: peer.completion }),
      budget: small ? [3, 5] : [10, 20],
      unit: "ms",
    },
    {
      work: `edit to diagnostics, p50/p95, ${lines}`,
      ours: ours.diagnostics,
      ...(peer && { peer: peer.diagnostics }),
      budget: small ? [60, 80] : [80, 120],
      unit: "ms",
    },
  );
}

async function measureStart(): Promise<Row[]> {
  const first = await timeStart(freshWorkbench, 5);
  const later = await timeStart(workbench, 7);
  const peer = await timeStart(yamlLanguageServer, 3);
  const rest = { peer, budget: [200], unit: "ms" };
  return [
    { work: "first spawn of all to first diagnostics, 13 lines, p50", ours: first, ...rest },
    { work: "later spawns to first diagnostics, 13 lines, p50", ours: later, ...rest },
  ];
}

async function timeStart(who: Contestant, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const server = await who.start();
    const diagnostics = await server.open("file:///bench/small.yaml", smallManifest);
    times.push(performance.now() - start);
    if (diagnostics.length === 0) throw new Error(`${who.name} did not see the mistake`);
    await server.stop();
  }
  return [percentile(times, 0.5)];
}

async function measureMemory(): Promise<Row> {
  const sizes: number[] = [];
  for (const who of [workbench, yamlLanguageServer]) {
    const server = await who.start();
    await server.open("file:///bench/clusters.yaml", makeManifest(50));
    for (let round = 0; round < (who === workbench ? 200 : 20); round += 1) {
      await server.edit(lineOf(50, round));
    }
    sizes.push(server.residentMegabytes());
    await server.stop();
  }
  return {
    work: "resident memory after 200 edits (peer: 20), 4,800 lines",
    ours: sizes.slice(0, 1),
    peer: sizes.slice(1),
    budget: [150],
    unit: "MB",
  };
}

async function addWorkspaceRows(count: number): Promise<void> {
  const files = `${count.toLocaleString("en")} files, ${(count * 96).toLocaleString("en")} lines`;
  const measured = await measureWorkspace(path.resolve("dist/server.cjs"), count);
  rows.push(
    {
      work: `index a workspace of ${files}`,
      ours: [measured.indexSeconds],
      budget: [3],
      unit: "s",
    },
    {
      work: `one changed file of the workspace to a definition in it, p50/p95, ${files}`,
      ours: measured.changeMilliseconds,
      budget: [20, 20],
      unit: "ms",
    },
    {
      work: `one changed file of the workspace to all references, p50/p95, ${files}`,
      ours: measured.referencesMilliseconds,
      budget: [20, 40],
      unit: "ms",
    },
    {
      work: `memory of the index, ${files}`,
      ours: [measured.indexMegabytes],
      budget: [120],
      unit: "MB",
    },
  );
}

function measureLinter(): Row {
  const folder = mkdtempSync(path.join(tmpdir(), "cnpg-bench-"));
  const file = path.join(folder, "many.yaml");
  writeFileSync(file, Array.from({ length: 10_000 }, () => smallManifest).join("---\n"));
  const start = performance.now();
  const { status } = spawnSync(process.execPath, ["dist/cli.cjs", "--format", "json", file], {
    maxBuffer: 2 ** 30,
  });
  const seconds = (performance.now() - start) / 1000;
  rmSync(folder, { recursive: true });
  if (status !== 1) throw new Error(`the linter ended with ${status}`);
  return { work: "lint 10,000 small documents", ours: [seconds], budget: [10], unit: "s" };
}

function summarize(sample: readonly number[]): number[] {
  return [percentile(sample, 0.5), percentile(sample, 0.95)];
}

function printRows(): void {
  let missed = 0;
  for (const { work, ours, peer, budget, unit } of rows) {
    const met = ours.every((value, index) => value <= (budget[index] ?? Number.POSITIVE_INFINITY));
    missed += met ? 0 : 1;
    const ratio = peer === undefined ? "" : `, ratio ${formatRatios(ours, peer)}`;
    const beside = peer === undefined ? "" : `, yaml-language-server ${format(peer)} ${unit}`;
    console.log(
      `${met ? "ok  " : "OVER"} ${work}: ${format(ours)} ${unit} (budget ${format(budget)})${beside}${ratio}`,
    );
  }
  console.log(`${rows.length - missed} of ${rows.length} budgets met`);
  process.exitCode = missed === 0 ? 0 : 1;
}

function format(values: readonly number[]): string {
  return values.map((value) => (value < 10 ? value.toFixed(2) : value.toFixed(0))).join(" / ");
}

function formatRatios(ours: readonly number[], peer: readonly number[]): string {
  return ours
    .map((value, index) => `${((peer[index] ?? Number.NaN) / value).toFixed(1)}x`)
    .join(" / ");
}

await main();
