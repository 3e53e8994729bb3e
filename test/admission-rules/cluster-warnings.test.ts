import { validationSwitchRules } from "#admission/common/validation-switch-rules.ts";
import { clusterWarnings } from "#admission/cluster/warning-rules.ts";
import { testAdmissionCases } from "#test/support/admission-cases.ts";

const s3 = { destinationPath: "s3://b", s3Credentials: { inheritFromIAMRole: true } };
const request = { resources: { requests: { storage: "1Gi" } } };

function validation(value: string) {
  return { annotations: { "cnpg.io/validation": value } };
}

testAdmissionCases(
  "Cluster",
  [...clusterWarnings, ...validationSwitchRules],
  [
    {
      rule: "cluster/warn-maintenance-window",
      at: "spec.nodeMaintenanceWindow",
      wrong: { nodeMaintenanceWindow: {} },
      right: { nodeMaintenanceWindow: null },
    },
    {
      rule: "cluster/warn-in-tree-barman",
      at: "spec.externalClusters.1.barmanObjectStore",
      wrong: { externalClusters: [{ name: "a" }, { name: "b", barmanObjectStore: s3 }] },
      right: { externalClusters: [{ name: "a" }] },
    },
    {
      rule: "cluster/warn-in-tree-barman",
      at: "spec.backup.barmanObjectStore",
      wrong: { backup: { barmanObjectStore: s3 } },
      right: { backup: { volumeSnapshot: {} } },
    },
    {
      rule: "cluster/warn-retention-policy-unused",
      at: "spec.backup.retentionPolicy",
      wrong: { backup: { retentionPolicy: "30d" } },
      right: { backup: { retentionPolicy: "30d", barmanObjectStore: s3 } },
    },
    {
      rule: "cluster/warn-storage-class-twice",
      at: "spec.walStorage.storageClass",
      wrong: {
        walStorage: { size: "1Gi", storageClass: "", pvcTemplate: { storageClassName: "" } },
      },
      right: { walStorage: { size: "1Gi", pvcTemplate: { storageClassName: "" } } },
    },
    {
      rule: "cluster/warn-storage-size-twice",
      at: "spec.storage.size",
      wrong: { storage: { size: "1Gi", pvcTemplate: request } },
      right: { storage: { pvcTemplate: request } },
    },
    {
      rule: "cluster/warn-shared-buffers-unit",
      at: "spec.postgresql.parameters.shared_buffers",
      wrong: { postgresql: { parameters: { shared_buffers: "256" } } },
      right: { postgresql: { parameters: { shared_buffers: "256MB" } } },
    },
    {
      rule: "cluster/warn-metrics-ttl-zero",
      at: "spec.monitoring.metricsQueriesTTL",
      wrong: { monitoring: { metricsQueriesTTL: "0s" } },
      right: { monitoring: { metricsQueriesTTL: "1s" } },
    },
    {
      rule: "cluster/warn-pod-monitor-enabled",
      at: "spec.monitoring.enablePodMonitor",
      wrong: { monitoring: { enablePodMonitor: true } },
      right: { monitoring: { enablePodMonitor: false } },
    },
    {
      rule: "cluster/warn-pod-monitor-metric-relabelings",
      at: "spec.monitoring.podMonitorMetricRelabelings",
      wrong: { monitoring: { podMonitorMetricRelabelings: [{}] } },
      right: { monitoring: { podMonitorMetricRelabelings: [] } },
    },
    {
      rule: "cluster/warn-pod-monitor-relabelings",
      at: "spec.monitoring.podMonitorRelabelings",
      wrong: { monitoring: { podMonitorRelabelings: [{}] } },
      right: { monitoring: { podMonitorRelabelings: [] } },
    },
    {
      rule: "common/warn-validation-disabled",
      at: "metadata.annotations.cnpg.io/validation",
      wrong: {},
      wrongMetadata: validation("disabled"),
      right: {},
      rightMetadata: validation("Disabled"),
    },
    {
      rule: "common/warn-validation-annotation-unknown",
      at: "metadata.annotations.cnpg.io/validation",
      wrong: {},
      wrongMetadata: validation("Disabled"),
      right: {},
      rightMetadata: validation(""),
    },
  ],
);
