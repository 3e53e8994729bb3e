/** The part of a Cluster that tells how it is. */
export interface ClusterObject {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: { readonly instances: number };
  readonly status?: {
    readonly phase?: string;
    readonly currentPrimary?: string;
    readonly readyInstances?: number;
  };
}

export type ClusterVerdict =
  | {
      readonly state: "ready";
      readonly primary: string;
      readonly instances: number;
      readonly why: string;
    }
  | { readonly state: "waiting"; readonly why: string }
  /** Nobody needs to wait: it is meant not to run. */
  | { readonly state: "off"; readonly why: string };

export function judgeCluster(cluster: ClusterObject | undefined): ClusterVerdict {
  if (cluster === undefined) return { state: "off", why: "it was deleted" };
  if (cluster.metadata.annotations?.["cnpg.io/hibernation"] === "on") {
    return { state: "off", why: "it is hibernated" };
  }
  const { phase = "no phase", currentPrimary, readyInstances = 0 } = cluster.status ?? {};
  const { instances } = cluster.spec;
  const why = `${phase}, ${readyInstances} of ${instances} instances ready`;
  const healthy = phase === "Cluster in healthy state" && readyInstances === instances;
  if (!healthy || currentPrimary === undefined) return { state: "waiting", why };
  return { state: "ready", primary: currentPrimary, instances, why };
}
