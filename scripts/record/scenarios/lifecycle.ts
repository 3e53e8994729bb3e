import { clusterManifest } from "../cluster-manifest.ts";
import { statusOf } from "../kube-object.ts";
import type { Scenario } from "../scenario.ts";
import { ensureHealthyCluster, untilSettled } from "../settled.ts";
import type { Stage } from "../stage.ts";

/** From nothing to three instances, and other numbers of them. */
export const lifecycle: readonly Scenario[] = [
  {
    name: "create",
    namespace: "shared",
    async run(stage) {
      await removeCluster(stage);
      await stage.apply(clusterManifest(3));
      await untilPhase(stage, "Setting up primary");
      await stage.record("1-setting-up-primary");
      await untilPhase(stage, "Creating a new replica");
      await stage.record("2-creating-replica");
      await untilSettled(stage);
      await stage.record("3-healthy");
    },
  },
  {
    name: "scale",
    namespace: "shared",
    async run(stage) {
      await ensureHealthyCluster(stage);
      await scaleTo(stage, 2);
      await untilInstances(stage, 2);
      await untilSettled(stage);
      await stage.record("1-two-instances");
      await scaleTo(stage, 3);
      await untilPhase(stage, "Creating a new replica");
      await stage.record("2-joining");
      await untilInstances(stage, 3);
      await untilSettled(stage);
      await stage.record("3-three-instances");
    },
  },
];

export async function untilPhase(stage: Stage, phase: string): Promise<void> {
  await stage.untilCluster(phase, (cluster) => statusOf(cluster).phase === phase);
}

async function removeCluster(stage: Stage): Promise<void> {
  await stage.remove("Cluster", "pg", { propagationPolicy: "Foreground" });
  await stage.until("the former cluster is gone", async () => {
    const claims = await stage.list("PersistentVolumeClaim");
    return claims.length === 0;
  });
}

async function scaleTo(stage: Stage, instances: number): Promise<void> {
  await stage.patchCluster({ spec: { instances } });
}

async function untilInstances(stage: Stage, count: number): Promise<void> {
  await stage.until(`${count} instances`, async () => (await stage.pods()).length === count);
}
