import type { JsonObject } from "#domain/kubernetes/json.ts";
import { requestsStorage } from "#admission/cluster/storage-request.ts";
import type { ObjectPath } from "#admission/object.ts";
import { isSetAt, isTrueAt, itemsAt, listAt, mapAt, textAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";
import { parseGoDuration } from "#domain/kubernetes/go-duration.ts";
import { parseGoInteger } from "#domain/kubernetes/go-integer.ts";

const store = ["spec", "backup", "barmanObjectStore"] as const;
const maintenanceWindow = ["spec", "nodeMaintenanceWindow"] as const;
const retention = ["spec", "backup", "retentionPolicy"] as const;
const sharedBuffers = ["spec", "postgresql", "parameters", "shared_buffers"] as const;

/** What the operator takes and warns about. */
export const clusterWarnings: readonly WebhookRule[] = [
  warning({
    id: "cluster/warn-maintenance-window",
    code: "node-maintenance-window",
    needs: maintenanceWindow,
    mirrors: "getMaintenanceWindowsAdmissionWarnings",
    *check({ object }) {
      if (isSetAt(object, maintenanceWindow)) yield { path: maintenanceWindow };
    },
  }),
  warning({
    id: "cluster/warn-in-tree-barman",
    code: "deprecated-field",
    mirrors: "getInTreeBarmanWarnings",
    *check({ object }) {
      if (isSetAt(object, store)) yield { path: store };
      for (const { item, path } of itemsAt(object, ["spec", "externalClusters"])) {
        if (isSetAt(item, ["barmanObjectStore"])) yield { path: [...path, "barmanObjectStore"] };
      }
    },
  }),
  warning({
    id: "cluster/warn-retention-policy-unused",
    code: "retention-policy-ignored",
    needs: retention,
    mirrors: "getRetentionPolicyWarnings",
    *check({ object }) {
      const value = textAt(object, retention);
      if (value !== "" && !isSetAt(object, store)) yield { path: retention, values: { value } };
    },
  }),
  storageWarning("cluster/warn-storage-class-twice", "storageClass", (volume) => {
    return (
      isSetAt(volume, ["storageClass"]) && isSetAt(volume, ["pvcTemplate", "storageClassName"])
    );
  }),
  storageWarning("cluster/warn-storage-size-twice", "size", (volume) => {
    return textAt(volume, ["size"]) !== "" && requestsStorage(volume);
  }),
  warning({
    id: "cluster/warn-shared-buffers-unit",
    code: "shared-buffers-without-unit",
    needs: sharedBuffers,
    mirrors: "getSharedBuffersWarnings",
    *check({ object }) {
      const value = textAt(object, sharedBuffers);
      if (parseGoInteger(value) !== undefined) yield { path: sharedBuffers, values: { value } };
    },
  }),
  warning({
    id: "cluster/warn-metrics-ttl-zero",
    code: "metrics-without-cache",
    mirrors: "getMonitoringFieldsWarnings",
    *check({ object }) {
      const path = ["spec", "monitoring", "metricsQueriesTTL"];
      if (parseGoDuration(textAt(object, path)) === 0n) yield { path };
    },
  }),
  monitorWarning("cluster/warn-pod-monitor-enabled", "enablePodMonitor"),
  monitorWarning("cluster/warn-pod-monitor-metric-relabelings", "podMonitorMetricRelabelings"),
  monitorWarning("cluster/warn-pod-monitor-relabelings", "podMonitorRelabelings"),
];

function warning(
  rule: Pick<WebhookRule, "id" | "code" | "mirrors" | "check" | "needs">,
): WebhookRule {
  return { ...rule, kinds: ["Cluster"], on: "write", severity: "warning" };
}

/** A switch that is on, or a list that is not empty. */
function monitorWarning(id: string, field: string): WebhookRule {
  const path: ObjectPath = ["spec", "monitoring", field];
  return warning({
    id,
    code: "deprecated-field",
    needs: path,
    mirrors: "getDeprecatedMonitoringFieldsWarnings",
    *check({ object }): Iterable<Violation> {
      if (isTrueAt(object, path) || listAt(object, path).length > 0) {
        yield { path, values: { field } };
      }
    },
  });
}

function storageWarning(
  id: string,
  field: string,
  isTwice: (volume: JsonObject | undefined) => boolean,
): WebhookRule {
  return warning({
    id,
    code: "storage-said-twice",
    mirrors: "getStorageWarnings",
    *check({ object }): Iterable<Violation> {
      for (const section of ["storage", "walStorage"]) {
        const volume = mapAt(object, ["spec", section]);
        if (isTwice(volume)) yield { path: ["spec", section, field], values: { section } };
      }
    },
  });
}
