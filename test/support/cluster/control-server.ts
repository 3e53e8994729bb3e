import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import assert from "node:assert/strict";
import type { TestCluster } from "#test/support/cluster.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import type { RunningSandbox } from "#sandbox/instance.ts";
import { applyCrd, asksWebhooks, crdPath } from "#sandbox/light/install-operator.ts";
import { loadManifests } from "#sandbox/light/load-manifests.ts";
import { commandInside } from "#sandbox/process/init.ts";
import { run } from "#sandbox/process/run.ts";

/** Ends the API server, all its connections with it, and waits until it is back. */
export async function restartApiServer(cluster: TestCluster): Promise<void> {
  await withPartDown(cluster, "apiserver", async () => undefined);
}

/**
 * Does `work` while a part of the sandbox is down, `apiserver` for one; then waits until it runs again and the API
 * server is ready.
 */
export async function withPartDown(
  cluster: TestCluster,
  part: "apiserver" | "etcd" | "manager",
  work: () => Promise<void>,
): Promise<void> {
  const { folder } = requireSandbox(cluster);
  const off = join(folder, "run", `${part}.down`);
  await writeFile(off, "");
  try {
    const pid = (await readFile(join(folder, "run", `${part}.pid`), "utf8")).trim();
    await runInside(folder, ["kill", "-KILL", pid]);
    await work();
  } finally {
    await rm(off);
  }
  await waitUntil(
    "the API server to be ready",
    async () => {
      const answer = await cluster.client.connection.open("/readyz");
      answer.resume();
      return answer.statusCode;
    },
    (code) => code === 200,
    { interval: 100 },
  );
}

/**
 * Makes every resourceVersion that anybody holds too old, as it happens to a client that was away for long: watches
 * and lists from it are answered with 410. etcd forgets all but the present, and the API server, whose memory of
 * recent changes would still serve watches, starts anew. Needs `while` it is down to be survived by the caller.
 */
export async function expireHistory(cluster: TestCluster): Promise<void> {
  const { folder } = requireSandbox(cluster);
  const marker = { apiVersion: "v1", kind: "ConfigMap" } as const;
  const metadata = { name: "history", namespace: "default" };
  // So that what a client has just seen is not the present.
  await cluster.client.apply({ ...marker, metadata, data: { at: String(Date.now()) } });
  await withPartDown(cluster, "apiserver", async () => {
    const { header } = JSON.parse(await askEtcd(folder, "range", { key: "AA==" })) as {
      readonly header: { readonly revision: string };
    };
    await askEtcd(folder, "compaction", { revision: header.revision, physical: true });
  });
}

/**
 * With or without the kind VolumeSnapshot. The operator looks for it once, so its manager is started anew; a `light`
 * sandbox has it from the start.
 */
export async function setSnapshotSupport(cluster: TestCluster, present: boolean): Promise<void> {
  const { client } = cluster;
  const { operator } = requireSandbox(cluster);
  const { snapshotCrd } = await loadManifests(operator);
  await withPartDown(cluster, "manager", async () => {
    if (present) await applyCrd(client, snapshotCrd);
    else await client.connection.ask(`${crdPath}/${snapshotCrd[0]}`, { method: "DELETE" });
    await waitUntil(
      `discovery to ${present ? "show" : "hide"} VolumeSnapshot`,
      async () => client.connection.ask("/apis"),
      (groups) => JSON.stringify(groups).includes("snapshot.storage.k8s.io") === present,
    );
  });
  await waitUntil(
    "the webhooks",
    () => asksWebhooks(client),
    (asked) => asked,
    { interval: 100 },
  );
}

/** The sandbox of a cluster; throws where it is somebody's cluster, whose servers are not ours to stop. */
export function requireSandbox(cluster: TestCluster): RunningSandbox {
  assert.ok(cluster.sandbox, "Only a sandbox can be controlled: ask for it by sandboxOnly");
  return cluster.sandbox;
}

async function runInside(folder: string, command: readonly string[]): Promise<string> {
  const [program, ...args] = await commandInside(folder, command);
  return run(program, args);
}

/** etcd speaks JSON beside gRPC. It listens inside the sandbox only. */
function askEtcd(folder: string, method: string, body: unknown): Promise<string> {
  const url = `http://127.0.0.1:2379/v3/kv/${method}`;
  return runInside(folder, ["curl", "-sSf", "-X", "POST", url, "-d", JSON.stringify(body)]);
}
