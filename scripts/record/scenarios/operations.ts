import { conditionOf, statusOf } from "../kube-object.ts";
import type { Scenario } from "../scenario.ts";
import {
  ensureHealthyCluster,
  healthyPhase,
  isReady,
  primaryOf,
  replicaOf,
  untilSettled,
} from "../settled.ts";
import type { Stage } from "../stage.ts";

/** What people do to a healthy cluster. */
export const operations: readonly Scenario[] = [
  {
    name: "fencing",
    namespace: "shared",
    async run(stage) {
      await ensureHealthyCluster(stage);
      const replica = await replicaOf(stage);
      await fence(stage, [replica]);
      await untilNotReady(stage, replica);
      await stage.record("1-replica-fenced");
      const primary = await primaryOf(stage);
      await fence(stage, [replica, primary]);
      await untilNotReady(stage, primary);
      await stage.record("2-primary-fenced");
      await annotate(stage, { "cnpg.io/fencedInstances": null });
      await stage.until("every instance ready", async () => (await stage.pods()).every(isReady));
      await untilSettled(stage);
      await stage.record("3-lifted");
    },
  },
  {
    name: "hibernation",
    namespace: "shared",
    async run(stage) {
      await ensureHealthyCluster(stage);
      await annotate(stage, { "cnpg.io/hibernation": "on" });
      await stage.untilCluster(
        "hibernated",
        (cluster) => conditionOf(cluster, "cnpg.io/hibernation")?.status === "True",
      );
      await stage.record("1-hibernated");
      await annotate(stage, { "cnpg.io/hibernation": "off" });
      await stage.until("the first pod", async () => (await stage.pods()).length > 0);
      await stage.record("2-waking");
      await stage.until("every instance ready", async () => {
        const pods = await stage.pods();
        return pods.length === 3 && pods.every(isReady);
      });
      await untilSettled(stage);
      await stage.record("3-awake");
    },
  },
  {
    name: "parameter-restart",
    namespace: "shared",
    async run(stage) {
      await ensureHealthyCluster(stage);
      await stage.patchCluster({ spec: { postgresql: { parameters: { max_connections: "60" } } } });
      await stage.untilCluster(
        "the operator begins to restart",
        (cluster) => statusOf(cluster).phase !== healthyPhase,
      );
      await stage.record("1-restarting");
      await stage.until("the new value everywhere", async () => await allShow(stage, "60"));
      await untilSettled(stage);
      await stage.record("2-applied");
    },
  },
];

async function annotate(stage: Stage, annotations: Record<string, string | null>): Promise<void> {
  await stage.patchCluster({ metadata: { annotations } });
}

async function fence(stage: Stage, instances: readonly string[]): Promise<void> {
  await annotate(stage, { "cnpg.io/fencedInstances": JSON.stringify(instances) });
}

async function untilNotReady(stage: Stage, pod: string): Promise<void> {
  await stage.until(`${pod} not ready`, async () => !isReady(await stage.object("Pod", pod)));
}

async function allShow(stage: Stage, wanted: string): Promise<boolean> {
  const pods = await stage.pods();
  const shown = await Promise.all(
    pods.map(async ({ metadata }) => {
      const command = ["psql", "-U", "postgres", "-Atc", "show max_connections"];
      return await stage.exec(metadata.name ?? "", command).catch(() => "not running");
    }),
  );
  return shown.length === 3 && shown.every((value) => value.trim() === wanted);
}
