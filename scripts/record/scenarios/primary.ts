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
      await stage.record("1-in-progress");
      await stage.untilCluster(
        `${target} is primary`,
        (cluster) => statusOf(cluster).currentPrimary === target,
      );
      await untilSettled(stage);
      await stage.record("2-done");
    },
  },
  {
    name: "failover",
    namespace: "shared",
    async run(stage) {
      await ensureHealthyCluster(stage);
      const lost = await primaryOf(stage);
      await stage.remove("Pod", lost, { gracePeriodSeconds: 0 });
      await untilPhase(stage, "Failing over");
      await stage.record("1-failing-over");
      await stage.untilCluster(
        "another primary",
        (cluster) => statusOf(cluster).currentPrimary !== lost,
      );
      await untilSettled(stage);
      await stage.record("2-recovered");
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
      await stage.record("1-waiting");
      const target = await replicaOf(stage);
      await promote(stage, target);
      await stage.untilCluster(
        `${target} is primary`,
        (cluster) => statusOf(cluster).currentPrimary === target,
      );
      await untilSettled(stage);
      await stage.record("2-promoted");
      await stage.patchCluster({ spec: { primaryUpdateStrategy: "unsupervised" } });
    },
  },
];
