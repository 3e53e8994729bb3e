import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { RunningSandbox } from "#sandbox/instance.ts";
import { ApiError } from "#sandbox/kubernetes/api-error.ts";
import { createKubeClient, type KubeClient } from "#sandbox/kubernetes/kube-client.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import { silentReport } from "#sandbox/progress/report.ts";
import { startSandbox } from "#sandbox/start-sandbox.ts";
import { type FaultProxy, openFaultProxy } from "#test/support/cluster/fault-proxy.ts";
import {
  type ClusterRequest,
  defaultOperator,
  findExistingCluster,
  nameTestSandbox,
} from "#test/support/cluster/find-cluster.ts";
import { createUser, type RoleRule, type TestUser } from "#test/support/cluster/user.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

/** A cluster for tests, as its administrator sees it. */
export interface TestCluster {
  /** The administrator's, as text. */
  readonly kubeconfig: string;
  readonly client: KubeClient;
  /** Undefined where `CNPG_TEST_KUBECONFIG` named the cluster. */
  readonly sandbox: RunningSandbox | undefined;
  /** A namespace that nobody else has, with its default ServiceAccount; deleted by `dispose`. */
  createNamespace(): Promise<string>;
  /** Creates or changes, and gives what the API server made of it. */
  applyObject(object: KubeObject): Promise<KubeObject>;
  /** A Cluster with small storage; `spec` is laid over that. */
  applyCluster(cluster: ClusterSketch): Promise<KubeObject>;
  /** Somebody who may do what the rules say in the namespace, or everywhere, and nothing else. */
  createUser(user: UserSketch): Promise<TestUser>;
  /** A proxy before the API server; closed by `dispose`. */
  openProxy(): Promise<FaultProxy>;
  /** Deletes and closes all that was made here. A sandbox goes on for the next test. */
  dispose(): Promise<void>;
}

export interface ClusterSketch {
  readonly name: string;
  readonly namespace: string;
  readonly instances?: number;
  readonly spec?: Readonly<Record<string, unknown>>;
}

export interface UserSketch {
  readonly name: string;
  readonly namespace: string;
  readonly rules: readonly RoleRule[];
  readonly clusterWide?: boolean;
}

/** Starts a sandbox or takes the one that runs; with `CNPG_TEST_KUBECONFIG`, connects to that cluster instead. */
export async function openCluster(
  request: ClusterRequest,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<TestCluster> {
  const existing = findExistingCluster(environment);
  const sandbox = existing === undefined ? await startTestSandbox(request) : undefined;
  const kubeconfig = await readFile(existing ?? sandbox?.kubeconfig ?? "", "utf8");
  const client = await createKubeClient(kubeconfig);
  const namespaces: string[] = [];
  const users: TestUser[] = [];
  const proxies: FaultProxy[] = [];
  return {
    kubeconfig,
    client,
    sandbox,
    createNamespace: async () => {
      const name = `cnpg-test-${randomBytes(4).toString("hex")}`;
      namespaces.push(name);
      await createNamespace(client, name);
      return name;
    },
    applyObject: (object) => client.apply(object),
    applyCluster: (sketch) => client.apply(drawCluster(sketch)),
    createUser: async (sketch) => {
      const user = await createUser(client, kubeconfig, sketch);
      users.push(user);
      return user;
    },
    openProxy: async () => {
      const proxy = await openFaultProxy(kubeconfig);
      proxies.push(proxy);
      return proxy;
    },
    dispose: async () => {
      for (const proxy of proxies) await proxy.dispose();
      for (const user of users) await user.removeClusterRole();
      for (const name of namespaces) await removeNamespace(client, name);
      client.dispose();
    },
  };
}

function startTestSandbox(request: ClusterRequest): Promise<RunningSandbox> {
  const { profile, operator = defaultOperator, backups = false } = request;
  const name = nameTestSandbox(request);
  return startSandbox({ profile, operator, name, backups, report: silentReport });
}

async function createNamespace(client: KubeClient, name: string): Promise<void> {
  const labels = { "cnpg-workbench/test": "true" };
  await client.create({ apiVersion: "v1", kind: "Namespace", metadata: { name, labels } });
  // Before that, no Pod can be created in it.
  await waitUntil(
    `the default ServiceAccount of ${name}`,
    () =>
      client.read({
        apiVersion: "v1",
        kind: "ServiceAccount",
        metadata: { name: "default", namespace: name },
      }),
    () => true,
    { interval: 50 },
  );
}

async function removeNamespace(client: KubeClient, name: string): Promise<void> {
  try {
    await client.remove({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 404) throw error;
  }
}

function drawCluster({ name, namespace, instances = 1, spec = {} }: ClusterSketch): KubeObject {
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: { name, namespace },
    spec: { instances, storage: { size: "1Gi" }, ...spec },
  };
}
