import type { KubeObject } from "./kube-object.ts";

/** A small cluster called `pg`, as the operator's defaults make it but for its memory. */
export function clusterManifest(instances: number, spec: Record<string, unknown> = {}): KubeObject {
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: { name: "pg" },
    spec: {
      instances,
      storage: { size: "1Gi" },
      postgresql: { parameters: { shared_buffers: "32MB", max_connections: "50" } },
      ...spec,
    },
  };
}
