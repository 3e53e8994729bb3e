import { clusterChange } from "#admission/change/cluster-change.ts";
import { isReplica } from "#admission/cluster/cluster-facts.ts";
import { isTrueAt, textAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";

/** What a running Cluster writes for others, and whom it follows. */
export const roleChangeRules: readonly WebhookRule[] = [
  clusterChange({
    id: "cluster/update-wal-level-minimal",
    code: "wal-level-change",
    mirrors: "validateWALLevelChange",
    *check({ object, old }) {
      const path = ["spec", "postgresql", "parameters", "wal_level"];
      const before = textAt(old, path);
      if (textAt(object, path) === "minimal" && before !== "" && before !== "minimal") {
        yield { path, oldPath: path, values: { old: before } };
      }
    },
  }),
  clusterChange({
    id: "cluster/update-replica-during-switch",
    code: "replica-change",
    mirrors: "validateReplicaClusterChange",
    *check({ object, old }) {
      if (isReplica(object) === isReplica(old)) return;
      const oldPath = ["status", "switchReplicaClusterStatus", "inProgress"];
      if (isTrueAt(old, oldPath)) yield { path: ["spec", "replica", "enabled"], oldPath };
    },
  }),
];
