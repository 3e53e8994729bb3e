import type { InstanceStatus } from "#domain/cnpg/instance-status.ts";

/** How a replica stands to its primary, as far as both have told. */
export interface ReplicationView {
  /** Bytes of WAL that it has not replayed yet. */
  readonly behind: number | undefined;
  /** `streaming`, `catchup`, …; undefined: the primary does not know it. */
  readonly state: string | undefined;
  readonly sync: string | undefined;
}

export function viewReplication(
  name: string,
  own: InstanceStatus | undefined,
  primary: InstanceStatus | undefined,
): ReplicationView | undefined {
  if (own?.isPrimary === true || primary === undefined) return undefined;
  const row = primary.replicas.find((replica) => replica.name === name);
  const behind = distance(primary.position, row?.position ?? own?.position);
  return row === undefined
    ? { behind, state: undefined, sync: undefined }
    : { behind, state: row.state, sync: row.sync };
}

/** The two are asked one after the other, so a replica may seem to be ahead. */
function distance(primary: number | undefined, replica: number | undefined): number | undefined {
  if (primary === undefined || replica === undefined) return undefined;
  return Math.max(0, primary - replica);
}
