import type { KubeObject } from "./kube-object.ts";

/** The checkpoint that a new replica waits for is not stretched, so that joining takes no minutes. */
const parameters = {
  shared_buffers: "32MB",
  max_connections: "50",
  checkpoint_completion_target: "0",
};

/** A small cluster called `pg`, as the operator's defaults make it but for these parameters. */
export function clusterManifest(instances: number, spec: Record<string, unknown> = {}): KubeObject {
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: { name: "pg" },
    spec: {
      instances,
      storage: { size: "1Gi" },
      postgresql: { parameters },
      ...spec,
    },
  };
}
