import { statusOf } from "../kube-object.ts";
import type { Scenario } from "../scenario.ts";
import { ensureHealthyCluster, primaryOf, promote, replicaOf, untilSettled } from "../settled.ts";
import { untilPhase } from "./lifecycle.ts";

/** Another instance becomes primary: on request, after a loss, after a restart that waits for a person. */
export const primaryChanges: readonly Scenario[] = [
  {
    name: "switchover",
    namespace: "shared",
    async run(stage) {
      await ensureHealthyCluster(stage);
      const target = await replicaOf(stage);
      await promote(stage, target);
      await stage.untilCluster("the old primary gives up its role", async () => {
        const pods = await stage.pods();
        return pods.every(
          ({ metadata }) => metadata.labels?.["cnpg.io/instanceRole"] !== "primary",
        );
      });
      await stage.record("1-in-progress", "The target is named, nobody is primary");
      await stage.untilCluster(
        `${target} is primary`,
        (cluster) => statusOf(cluster).currentPrimary === target,
      );
      await untilSettled(stage);
      await stage.record("2-done", "The former primary follows the new one");
    },
  },
  {
    name: "failover",
    namespace: "shared",
    async run(stage) {
      await ensureHealthyCluster(stage);
      const lost = await primaryOf(stage);
      await stage.client.remove(stage.path("Pod", lost), { gracePeriodSeconds: 0 });
      await untilPhase(stage, "Failing over");
      await stage.record(
        "1-failing-over",
        "The primary's pod is gone, a replica is being promoted",
      );
      await stage.untilCluster(
        "another primary",
        (cluster) => statusOf(cluster).currentPrimary !== lost,
      );
      await untilSettled(stage);
      await stage.record("2-recovered", "The lost instance is back as a replica");
    },
  },
  {
    name: "supervised-restart",
    namespace: "shared",
    async run(stage) {
      await ensureHealthyCluster(stage);
      await stage.patchCluster({
        spec: {
          primaryUpdateStrategy: "supervised",
          postgresql: { parameters: { max_connections: "70" } },
        },
      });
      await untilPhase(stage, "Waiting for user action");
      await stage.record("1-waiting", "The replicas run with the new value, the primary waits");
      const target = await replicaOf(stage);
      await promote(stage, target);
      await stage.untilCluster(
        `${target} is primary`,
        (cluster) => statusOf(cluster).currentPrimary === target,
      );
      await untilSettled(stage);
      await stage.record("2-promoted", "A promotion was the answer that the operator waited for");
      await stage.patchCluster({ spec: { primaryUpdateStrategy: "unsupervised" } });
    },
  },
];
