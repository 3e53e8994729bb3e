/** Of a Cluster, what says whether it follows another one. */
interface ClusterTopology {
  readonly metadata: { readonly name: string };
  readonly spec?:
    | {
        readonly replica?:
          | {
              readonly enabled?: boolean | undefined;
              readonly self?: string | undefined;
              readonly primary?: string | undefined;
            }
          | undefined;
      }
    | undefined;
}

/**
 * Whether a Cluster follows another one: an explicit switch decides; without one, a cluster that is not the primary of
 * its topology follows, and so does one with a bare section.
 */
export function isReplicaCluster({ metadata, spec }: ClusterTopology): boolean {
  const { replica } = spec ?? {};
  if (replica === undefined) return false;
  if (replica.enabled !== undefined) return replica.enabled;
  return (replica.self || metadata.name) !== (replica.primary ?? "");
}
