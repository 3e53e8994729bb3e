import { clusterManifest } from "../cluster-manifest.ts";
import type { KubeObject } from "../kube-object.ts";
import { statusOf } from "../kube-object.ts";
import type { Scenario } from "../scenario.ts";
import { healthyPhase, untilSettled } from "../settled.ts";
import type { Stage } from "../stage.ts";

interface WaitingState {
  readonly waiting?: { readonly reason: string };
}

/** Clusters that never become healthy, or no longer are, by what somebody wrote. */
export const failures: readonly Scenario[] = [
  {
    name: "bad-image",
    namespace: "own",
    async run(stage) {
      await stage.apply(clusterManifest(1, { imageName: "localhost/cnpg/no-such-image:18.1" }));
      await untilWaiting(stage, "ImagePullBackOff");
      await stage.record("1-image-pull");
    },
  },
  {
    name: "unschedulable",
    namespace: "own",
    async run(stage) {
      await stage.apply(clusterManifest(1, { resources: { requests: { cpu: "512" } } }));
      await stage.until("a pod that fits nowhere", async () => {
        return JSON.stringify(await allPods(stage)).includes('"Unschedulable"');
      });
      await stage.record("1-pending");
    },
  },
  {
    name: "missing-secret",
    namespace: "own",
    async run(stage) {
      const initdb = { database: "app", owner: "app", secret: { name: "no-such-secret" } };
      await stage.apply(clusterManifest(1, { bootstrap: { initdb } }));
      await untilWaiting(stage, "CreateContainerConfigError", "FailedMount");
      await stage.record("1-missing");
    },
  },
  {
    name: "missing-image-catalog",
    namespace: "own",
    async run(stage) {
      const imageCatalogRef = {
        apiGroup: "postgresql.cnpg.io",
        kind: "ImageCatalog",
        name: "no-such-catalog",
        major: 18,
      };
      await stage.apply(clusterManifest(1, { imageCatalogRef }));
      await stage.untilCluster("a phase", (cluster) => statusOf(cluster).phase !== undefined);
      await stage.record("1-no-catalog");
    },
  },
  {
    name: "unknown-plugin",
    namespace: "own",
    async run(stage) {
      const plugins = [{ name: "no-such-plugin.example.com" }];
      await stage.apply(clusterManifest(1, { plugins }));
      await stage.untilCluster("a phase", (cluster) => statusOf(cluster).phase !== undefined);
      await stage.record("1-no-plugin");
    },
  },
  {
    name: "bad-parameter",
    namespace: "own",
    async run(stage) {
      await stage.apply(clusterManifest(2));
      await untilSettled(stage);
      await stage.patchCluster({
        spec: { postgresql: { parameters: { shared_buffers: "4000GB" } } },
      });
      await stage.untilCluster("trouble", (cluster) => statusOf(cluster).phase !== healthyPhase);
      await stage.record("1-restart-fails");
    },
  },
];

export async function allPods(stage: Stage): Promise<readonly KubeObject[]> {
  return await stage.list("Pod");
}

async function untilWaiting(stage: Stage, ...reasons: readonly string[]): Promise<void> {
  await stage.until(`a container waits: ${reasons.join(" or ")}`, async () => {
    const pods = await allPods(stage);
    const states = pods.flatMap(({ status }) =>
      [status?.["initContainerStatuses"], status?.["containerStatuses"]].flatMap(
        (list) => (list ?? []) as { state: WaitingState }[],
      ),
    );
    return states.some(({ state }) => reasons.includes(state.waiting?.reason ?? ""));
  });
}
