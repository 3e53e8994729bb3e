/** What a phase means for the one who looks at it. */
export type PhaseWeight =
  /** All is as wanted. */
  | "good"
  /** Work under way that ends by itself. */
  | "progress"
  /** Somebody has to decide something; the database works. */
  | "waiting"
  /** Nothing goes on without a person. */
  | "stuck";

/** The operator's own words in `status.phase`, of all releases known. */
const weights: ReadonlyMap<string, PhaseWeight> = new Map([
  ["Cluster in healthy state", "good"],
  ["Setting up primary", "progress"],
  ["Creating a new replica", "progress"],
  ["Waiting for the instances to become active", "progress"],
  ["Switchover in progress", "progress"],
  ["Failing over", "progress"],
  ["Upgrading cluster", "progress"],
  ["Primary instance is being restarted in-place", "progress"],
  ["Primary instance is being restarted without a switchover", "progress"],
  ["Applying configuration", "progress"],
  ["Online upgrade in progress", "progress"],
  ["Cluster upgrade delayed", "progress"],
  ["Upgrading Postgres major version", "progress"],
  ["Promoting to primary cluster", "progress"],
  ["Waiting for user action", "waiting"],
  ["Unable to create required cluster objects", "stuck"],
  ["Invalid cluster definition", "stuck"],
  ["Cluster has incomplete or invalid image catalog", "stuck"],
  ["Cluster cannot proceed to reconciliation due to an unknown plugin being required", "stuck"],
  [
    "Cluster cannot proceed to reconciliation due to an error while interacting with plugins",
    "stuck",
  ],
  ["Cluster cannot execute instance online upgrade due to missing architecture binary", "stuck"],
  ["Cluster is unrecoverable and needs manual intervention", "stuck"],
  ["Not enough disk space", "stuck"],
  ["Instance Status Extraction Error: HTTP communication issue", "stuck"],
]);

/** Undefined for a phase that a newer operator has brought. */
export function weighPhase(phase: string): PhaseWeight | undefined {
  return weights.get(phase);
}

export const switchoverPhase = "Switchover in progress";
export const failoverPhase = "Failing over";
