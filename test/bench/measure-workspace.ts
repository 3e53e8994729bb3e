import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Location } from "vscode-languageserver";
import { makeCluster } from "#test/bench/make-manifest.ts";
import { LspClient } from "#test/support/lsp-client.ts";
import { percentile } from "#test/bench/statistics.ts";

export interface WorkspaceMeasure {
  /** From the first open file to an answer that needs all files; the median of some servers. */
  readonly indexSeconds: number;
  /** What the server itself worked in that time. */
  readonly indexWorkSeconds: number;
  /** From the news of one changed file to an answer out of its new text: p50, p95. */
  readonly changeMilliseconds: readonly number[];
  /** What the server itself works for such a change, on average. */
  readonly changeWorkMilliseconds: number;
  /** All files name one object: from the news to the list of all those places: p50, p95. */
  readonly referencesMilliseconds: readonly number[];
  /** What a server with the workspace takes above one without; the median of some servers. */
  readonly indexMegabytes: number;
}

const servers = 3;
const changes = 60;
const lists = 20;
/** A machine that is busy makes a number large, which says more than a missing answer. */
const patienceMs = 180_000;

/** The packaged server beside a folder of `count` manifests. */
export async function measureWorkspace(script: string, count: number): Promise<WorkspaceMeasure> {
  const folder = mkdtempSync(path.join(tmpdir(), "cnpg-bench-"));
  try {
    fillFolder(folder, count);
    const rounds: Round[] = [];
    while (rounds.length < servers) rounds.push(await measureOnce(script, folder, count));
    const middle = (pick: (round: Round) => number): number => percentile(rounds.map(pick), 0.5);
    const [last] = rounds.slice(-1);
    assert.ok(last);
    return {
      ...last,
      indexSeconds: middle(({ indexSeconds }) => indexSeconds),
      indexWorkSeconds: middle(({ indexWorkSeconds }) => indexWorkSeconds),
      indexMegabytes: middle(({ indexMegabytes }) => indexMegabytes),
      changeMilliseconds: summarize(rounds.flatMap(({ changeTimes }) => changeTimes)),
      changeWorkMilliseconds: middle(({ changeWorkMilliseconds }) => changeWorkMilliseconds),
      referencesMilliseconds: summarize(rounds.flatMap(({ listTimes }) => listTimes)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function summarize(sample: readonly number[]): readonly number[] {
  return [percentile(sample, 0.5), percentile(sample, 0.95)];
}

function fillFolder(folder: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const place = path.join(folder, `team-${index % 50}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `cluster-${index}.yaml`), makeCluster(index));
  }
}

interface Round {
  readonly indexSeconds: number;
  readonly indexWorkSeconds: number;
  readonly indexMegabytes: number;
  readonly changeTimes: readonly number[];
  readonly changeWorkMilliseconds: number;
  readonly listTimes: readonly number[];
}

async function measureOnce(script: string, folder: string, count: number): Promise<Round> {
  using alone = new LspClient({ script, patienceMs });
  using beside = new LspClient({ script, patienceMs });
  await openFirst(alone, []);
  const opened = await openFirst(beside, [{ uri: pathToFileURL(folder).href, name: "bench" }]);
  assert.equal(opened.places, count, "not all files are in the index");
  const indexMegabytes = beside.residentMegabytes() - alone.residentMegabytes();
  await alone.stop();
  const before = beside.workSeconds();
  const changeTimes = await timeChanges(beside, folder);
  const changeWorkMilliseconds = ((beside.workSeconds() - before) * 1000) / changes;
  const listTimes = await timeLists(beside, folder);
  await beside.stop();
  const { indexSeconds, indexWorkSeconds } = opened;
  return {
    indexSeconds,
    indexWorkSeconds,
    indexMegabytes,
    changeTimes,
    changeWorkMilliseconds,
    listTimes,
  };
}

const first = "file:///bench/open.yaml";

async function openFirst(client: LspClient, workspaceFolders: readonly object[]) {
  await client.initialize({ workspace: { configuration: true } }, { workspaceFolders });
  const [start, worked] = [performance.now(), client.workSeconds()];
  client.open(first, makeCluster(0));
  const places = await listStoreUsers(client);
  const indexSeconds = (performance.now() - start) / 1000;
  // The open file names the store as well, under an address of its own.
  return { indexSeconds, indexWorkSeconds: client.workSeconds() - worked, places: places - 1 };
}

/** The references of an object store that every cluster names. */
async function listStoreUsers(client: LspClient): Promise<number> {
  const line = makeCluster(0)
    .split("\n")
    .findIndex((each) => each.includes("barmanObjectName"));
  const places = await client.request<Location[] | null>("textDocument/references", {
    textDocument: { uri: first },
    position: { line, character: 27 },
    context: { includeDeclaration: true },
  });
  return places?.length ?? 0;
}

const changed = 7;
const backup = `apiVersion: postgresql.cnpg.io/v1
kind: Backup
metadata:
  name: once
  namespace: team-0
spec:
  cluster:
    name: cluster-${changed}
`;

/** The cluster that a backup names stands on another line each time. */
async function timeChanges(client: LspClient, folder: string): Promise<readonly number[]> {
  const uri = "file:///bench/backup.yaml";
  client.open(uri, backup);
  const times: number[] = [];
  for (let round = 1; round <= changes; round += 1) {
    const tell = writeChange(client, folder, "\n".repeat(round));
    const start = performance.now();
    tell();
    const place = await client.request<Location | Location[] | null>("textDocument/definition", {
      textDocument: { uri },
      position: { line: 7, character: 12 },
    });
    times.push(performance.now() - start);
    const [found] = [place].flat();
    assert.equal(found?.range.start.line, nameLine + round, "the answer is out of the old text");
  }
  return times;
}

const nameLine = makeCluster(changed)
  .split("\n")
  .findIndex((line) => line.startsWith("  name:"));

async function timeLists(client: LspClient, folder: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 1; round <= lists; round += 1) {
    const tell = writeChange(client, folder, "\n".repeat(round));
    const start = performance.now();
    tell();
    await listStoreUsers(client);
    times.push(performance.now() - start);
  }
  return times;
}

/** Writes the file at once, and gives what tells the server of it. */
function writeChange(client: LspClient, folder: string, lead: string): () => void {
  const file = path.join(folder, `team-${changed}`, `cluster-${changed}.yaml`);
  writeFileSync(file, lead + makeCluster(changed));
  const changes = [{ uri: pathToFileURL(file).href, type: 2 }];
  return () => client.notify("workspace/didChangeWatchedFiles", { changes });
}
