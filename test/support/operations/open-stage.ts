import { liveCommands } from "#commands/commands.ts";
import type { LiveCommandId } from "#commands/commands.ts";
import type { Outcome, Plan } from "#commands/operations/operation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { createConnection } from "#kube/connection.ts";
import { FakeApi } from "#test/support/kube/fake-api.ts";
import {
  listEverything,
  makeCluster,
  makeObject,
  makePod,
  noon,
} from "#test/support/live/objects.ts";
import { createServices } from "#test/support/live/services.ts";
import type { FakeServices } from "#test/support/live/services.ts";
import { createScriptedUi } from "#test/support/scripted-ui.ts";
import type { ScriptedAnswer, ScriptedUi } from "#test/support/scripted-ui.ts";
import { clusterNode, instanceNode } from "#tree/make-nodes.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** A context `kind` with the Cluster `pg` of three, before an API server that stores what it is told. */
export interface Stage extends ScriptedUi {
  readonly api: FakeApi;
  readonly services: FakeServices;
  readonly objects: Readonly<Record<string, readonly LiveObject[]>>;
  readonly cluster: LiveObject;
  readonly run: (id: LiveCommandId, node?: TreeNode) => Promise<void>;
  readonly runPlan: (plan: Plan) => Promise<Outcome>;
  readonly clusterRow: TreeNode;
  readonly instanceRow: (number: number) => TreeNode;
  readonly dispose: () => Promise<void>;
}

export interface Staging {
  readonly says?: readonly ScriptedAnswer[];
  readonly cluster?: Parameters<typeof makeCluster>[1];
  /** Numbers of instances whose pods are not ready. */
  readonly unready?: readonly number[];
  readonly readOnly?: readonly string[];
  /** The pooler is paused and the schedule suspended. */
  readonly paused?: boolean;
  readonly services?: Parameters<typeof createServices>[1];
  /** Milliseconds by which the clock goes on whenever somebody looks at it. */
  readonly tick?: number;
}

export async function openStage(staging: Staging = {}): Promise<Stage> {
  const { says = [], unready = [], tick = 0, readOnly = [] } = staging;
  const api = await FakeApi.start();
  const objects = populate(api, staging, unready);
  const script = createScriptedUi(...says);
  const connection = createConnection(api.context("kind"));
  let time = noon;
  const services: FakeServices = {
    ...createServices(script.ui, { readOnly, ...staging.services }),
    connections: {
      contexts: () => Promise.resolve(["kind"]),
      get: () => Promise.resolve(connection),
    },
    now: () => (time += tick),
  };
  services.store.apply(listEverything("kind", objects));
  const [cluster = makeCluster("none")] = objects["clusters"] ?? [];
  return {
    ...script,
    api,
    services,
    objects,
    cluster,
    run: (id, node) => liveCommands[id](node, services),
    runPlan: (plan) => runOperation(plan, services, 1),
    clusterRow: clusterNode("kind", cluster.metadata.uid),
    instanceRow: (number) => {
      const name = `pg-${number}`;
      const uid = objects["pods"]?.[number - 1]?.metadata.uid ?? "";
      return instanceNode({ context: "kind", clusterUid: cluster.metadata.uid, name, uid });
    },
    dispose: async () => {
      connection.dispose();
      await api.dispose();
    },
  };
}

function populate(
  api: FakeApi,
  { cluster: over, paused = false }: Staging,
  unready: readonly number[],
): Record<string, readonly LiveObject[]> {
  const cluster = makeCluster("pg", over);
  const belongs = { "cnpg.io/cluster": "pg" };
  const claim = (number: number) =>
    makeObject({
      name: `pg-${number}`,
      labels: { ...belongs, "cnpg.io/instanceName": `pg-${number}`, "cnpg.io/pvcRole": "PG_DATA" },
    });
  const spec = { cluster: { name: "pg" } };
  const all = {
    clusters: [cluster],
    pods: [1, 2, 3].map((number) => makePod("pg", number, { ready: !unready.includes(number) })),
    persistentvolumeclaims: [1, 2, 3].map(claim),
    poolers: [
      makeObject({
        name: "pool",
        spec: { ...spec, type: "rw", pgbouncer: { paused } },
        status: { phase: paused ? "paused" : "active" },
      }),
    ],
    scheduledbackups: [
      makeObject({
        name: "nightly",
        spec: {
          ...spec,
          schedule: "0 0 2 * * *",
          suspend: paused,
          method: "plugin",
          pluginConfiguration: { name: "barman-cloud.cloudnative-pg.io" },
        },
      }),
    ],
    backups: [],
  };
  return Object.fromEntries(
    Object.entries(all).map(([plural, list]) => [
      plural,
      list.map((object) => api.put(plural, object)),
    ]),
  );
}
