import { clusterManifest } from "./cluster-manifest.ts";
import type { KubeObject } from "./kube-object.ts";
import { statusOf } from "./kube-object.ts";
import type { Stage } from "./stage.ts";

export const healthyPhase = "Cluster in healthy state";

export function isSettled(cluster: KubeObject): boolean {
  const { phase, readyInstances, currentPrimary, targetPrimary } = statusOf(cluster);
  const wanted = cluster.spec?.["instances"];
  return phase === healthyPhase && readyInstances === wanted && currentPrimary === targetPrimary;
}

export async function untilSettled(stage: Stage): Promise<void> {
  await stage.untilCluster("every instance ready and the cluster healthy", isSettled);
}

/** For scenarios that start from three healthy instances. */
export async function ensureHealthyCluster(stage: Stage): Promise<void> {
  await stage.apply(clusterManifest(3));
  await untilSettled(stage);
}

export async function primaryOf(stage: Stage): Promise<string> {
  return statusOf(await stage.cluster()).currentPrimary ?? "";
}

export async function replicaOf(stage: Stage): Promise<string> {
  const primary = await primaryOf(stage);
  const names = (await stage.pods()).map(({ metadata }) => metadata.name ?? "");
  const replica = names.find((name) => name !== primary);
  if (replica === undefined) throw new Error("the cluster has no replica");
  return replica;
}

export function isReady(pod: KubeObject): boolean {
  const conditions = (pod.status?.["conditions"] ?? []) as { type: string; status: string }[];
  return conditions.some(({ type, status }) => type === "Ready" && status === "True");
}

/** As `kubectl cnpg promote` asks for it. */
export async function promote(stage: Stage, target: string): Promise<void> {
  await stage.patchCluster(
    {
      status: {
        targetPrimary: target,
        targetPrimaryTimestamp: new Date().toISOString().replace(/Z$/, "000Z"),
        phase: "Switchover in progress",
        phaseReason: `Switching over to ${target}`,
      },
    },
    "status",
  );
}
