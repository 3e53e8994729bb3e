import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { liveCommands } from "#commands/commands.ts";
import type { LiveCommandId } from "#commands/commands.ts";
import type { ActiveManifest } from "#commands/editor-source.ts";
import type { Services } from "#commands/services.ts";
import type { ClusterObject, PodObject } from "#domain/cnpg/live-shapes.ts";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { createConnection } from "#kube/connection.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";
import { readKubeconfig } from "#kube/kubeconfig/read-kubeconfig.ts";
import { runInPod } from "#kube/stream/run-in-pod.ts";
import { listResource } from "#kube/watch/list-resource.ts";
import type { TestCluster } from "#test/support/cluster.ts";
import { queryPod } from "#test/support/cluster/postgres-of.ts";
import type { ClusterName } from "#test/support/cluster/postgres-of.ts";
import { listEverything, resourceOf } from "#test/support/live/objects.ts";
import { createServices } from "#test/support/live/services.ts";
import { createScriptedUi } from "#test/support/scripted-ui.ts";
import type { ScriptedAnswer, ScriptedUi } from "#test/support/scripted-ui.ts";
import { clusterNode, instanceNode, partNode } from "#tree/make-nodes.ts";
import type { PartName } from "#tree/parts/part-names.ts";
import { parts } from "#tree/parts/parts.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** The row that a command is asked for on. */
export type RealRow =
  | "cluster"
  | { readonly instance: string }
  | { readonly part: PartName; readonly name: string }
  | { readonly manifest: string };

/** Commands on a real Cluster, by a person who answers as written. */
export interface RealStage {
  readonly connection: Connection;
  /** Runs a command with the cluster as it is now, and gives what was said; fails on what was not expected. */
  run(id: LiveCommandId, row: RealRow, ...says: ScriptedAnswer[]): Promise<readonly string[]>;
  /** The same, with all that was shown. */
  play(id: LiveCommandId, row: RealRow, ...says: ScriptedAnswer[]): Promise<ScriptedUi>;
  read<T = LiveObject>(plural: string, name: string): Promise<T | undefined>;
  list(plural: string): Promise<readonly LiveObject[]>;
  cluster(): Promise<LiveObject & ClusterObject>;
  primary(): Promise<string>;
  /** One of the others. */
  replica(): Promise<string>;
  pod(name: string): Promise<PodObject | undefined>;
  /** Runs a program in a container of a pod, and gives what it writes. */
  exec(pod: string, container: string, ...command: readonly string[]): Promise<string>;
  /** Asks the PostgreSQL in a pod, as the application's user. */
  ask<Row extends object>(pod: string, query: string): Promise<Row | undefined>;
}

const context = "test";

/** The administrator's connection to a test cluster, as the extension would make it. */
export async function connectTo({ kubeconfig }: Pick<TestCluster, "kubeconfig">) {
  const folder = await mkdtemp(join(tmpdir(), "cnpg-operations-"));
  const file = join(folder, "kubeconfig");
  await writeFile(file, kubeconfig, { mode: 0o600 });
  const { contexts, currentContext } = await readKubeconfig([file]);
  await rm(folder, { recursive: true });
  const chosen = contexts.find(({ name }) => name === currentContext) ?? contexts[0];
  assert.ok(chosen);
  return createConnection({ ...chosen, name: context });
}

function undefinedIfMissing(error: unknown): undefined {
  if (!(error instanceof KubeError) || error.reason !== "not-found") throw error;
}

export async function openRealStage(cluster: TestCluster, db: ClusterName): Promise<RealStage> {
  const connection = await connectTo(cluster);
  const { namespace } = db;

  async function read<T>(plural: string, name: string): Promise<T | undefined> {
    const path = pathOf(resourceOf(plural), namespace, name);
    return connection.request<T>({ path }).catch(undefinedIfMissing);
  }

  async function list(plural: string): Promise<readonly LiveObject[]> {
    const resource = resourceOf(plural);
    const query = { resource, namespace: resource.namespaced ? namespace : undefined };
    const answer = listResource(connection, query, AbortSignal.timeout(30_000));
    // A cluster need not have the plugin's kinds.
    return (await answer.catch(undefinedIfMissing))?.objects ?? [];
  }

  async function readCluster(): Promise<LiveObject & ClusterObject> {
    const found = await read<LiveObject & ClusterObject>("clusters", db.name);
    assert.ok(found, `${db.name} is gone`);
    return found;
  }

  async function play(id: LiveCommandId, row: RealRow, ...says: ScriptedAnswer[]) {
    const script = createScriptedUi(...says);
    const services = await createRealServices(script, { connection, list, row });
    await liveCommands[id](await nodeOf(row, readCluster, list), services);
    return script;
  }

  return {
    connection,
    read,
    list,
    play,
    run: async (id, row, ...says) => (await play(id, row, ...says)).transcript,
    cluster: readCluster,
    primary: async () => (await readCluster()).status?.currentPrimary ?? "",
    async replica() {
      const { currentPrimary, instanceNames = [] } = (await readCluster()).status ?? {};
      return instanceNames.find((name) => name !== currentPrimary) ?? "";
    },
    pod: (name) => read<PodObject>("pods", name),
    exec: (pod, container, ...command) =>
      runInPod(connection, { namespace, pod, container, command }),
    async ask<Row extends object>(pod: string, query: string): Promise<Row | undefined> {
      const [found] = await queryPod<Row & Record<string, unknown>>(cluster, db, pod, query);
      return found;
    },
  };
}

interface Means {
  readonly connection: Connection;
  readonly list: (plural: string) => Promise<readonly LiveObject[]>;
  readonly row: RealRow;
}

/** The view as it would be after a moment of watching. */
async function createRealServices(
  { ui }: ScriptedUi,
  { connection, list, row }: Means,
): Promise<Services> {
  const active = activeOf(row);
  const services: Services = {
    ...createServices(ui, { contexts: [context], ...(active === undefined ? {} : { active }) }),
    connections: {
      contexts: () => Promise.resolve([context]),
      get: () => Promise.resolve(connection),
    },
    now: () => Date.now(),
  };
  const namespaced = watchedResources.filter((resource) => resource.namespaced);
  const lists = await Promise.all(
    namespaced.map(async ({ plural }) => [plural, await listSeen(list, plural)] as const),
  );
  services.store.apply(listEverything(context, Object.fromEntries(lists)));
  return services;
}

/** What may not be listed is not in the view. */
async function listSeen(list: Means["list"], plural: string): Promise<readonly LiveObject[]> {
  try {
    return await list(plural);
  } catch (error) {
    if (error instanceof KubeError && error.reason === "forbidden") return [];
    throw error;
  }
}

function activeOf(row: RealRow): ActiveManifest | undefined {
  if (typeof row === "string" || !("manifest" in row)) return undefined;
  return { uri: "file:///w/x.yaml", text: row.manifest, selection: { start: 0, end: 0 } };
}

async function nodeOf(
  row: RealRow,
  cluster: RealStage["cluster"],
  list: Means["list"],
): Promise<TreeNode | undefined> {
  if (typeof row === "object" && "manifest" in row) return undefined;
  const clusterUid = (await cluster()).metadata.uid;
  if (row === "cluster") return clusterNode(context, clusterUid);
  if ("instance" in row) return instanceNode({ context, clusterUid, name: row.instance, uid: "" });
  const [plural = ""] = parts[row.part].resource.split(".");
  const found = (await list(plural)).find(({ metadata }) => metadata.name === row.name);
  assert.ok(found, `there is no ${row.part} ${row.name}`);
  return partNode({ context, part: row.part, clusterUid }, found.metadata.uid);
}
