import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { makeCluster } from "#test/bench/make-manifest.ts";
import { LspClient } from "#test/support/lsp-client.ts";
import { percentile } from "#test/bench/statistics.ts";

export interface WorkspaceMeasure {
  /** From the first open file to an answer that needs all files. */
  readonly indexSeconds: number;
  /** From the news of one changed file to such an answer, each. */
  readonly changeMilliseconds: readonly number[];
  /** What a server with the workspace takes above one without. */
  readonly indexMegabytes: number;
}

/** The packaged server beside a folder of `count` manifests. */
export async function measureWorkspace(script: string, count: number): Promise<WorkspaceMeasure> {
  const folder = mkdtempSync(path.join(tmpdir(), "cnpg-bench-"));
  for (let index = 0; index < count; index += 1) {
    const place = path.join(folder, `team-${index % 50}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `cluster-${index}.yaml`), makeCluster(index));
  }
  const alone = await openServer(script, []);
  const beside = await openServer(script, [{ uri: pathToFileURL(folder).href, name: "bench" }]);
  const indexMegabytes = beside.megabytes - alone.megabytes;
  const changed = path.join(folder, "team-7", "cluster-7.yaml");
  const times: number[] = [];
  for (let round = 0; round < 30; round += 1) {
    writeFileSync(changed, makeCluster(7 + round * count));
    const start = performance.now();
    const changes = [{ uri: pathToFileURL(changed).href, type: 2 }];
    beside.client.notify("workspace/didChangeWatchedFiles", { changes });
    await askForAll(beside.client);
    times.push(performance.now() - start);
  }
  await alone.client.stop();
  await beside.client.stop();
  rmSync(folder, { recursive: true });
  const changeMilliseconds = [percentile(times, 0.5), percentile(times, 0.95)];
  return { indexSeconds: beside.seconds, changeMilliseconds, indexMegabytes };
}

const uri = "file:///bench/open.yaml";

async function openServer(script: string, workspaceFolders: readonly object[]) {
  const client = new LspClient({ script });
  await client.initialize({ workspace: { configuration: true } }, { workspaceFolders });
  const start = performance.now();
  client.open(uri, makeCluster(0));
  await askForAll(client);
  const seconds = (performance.now() - start) / 1000;
  return { client, seconds, megabytes: client.residentMegabytes() };
}

/** The references of an object store that every cluster names. */
async function askForAll(client: LspClient): Promise<void> {
  const line = makeCluster(0)
    .split("\n")
    .findIndex((each) => each.includes("barmanObjectName"));
  await client.request("textDocument/references", {
    textDocument: { uri },
    position: { line, character: 27 },
    context: { includeDeclaration: true },
  });
}
