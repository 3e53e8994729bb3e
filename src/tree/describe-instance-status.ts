import type { InstanceView } from "#live/instance-view.ts";
import { formatBytes } from "#tree/format-bytes.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** What an instance has told of itself, in a few words each; nothing where it was not asked. */
export function describeInstanceStatus(
  { status, replication }: InstanceView,
  env: TreeEnvironment,
): readonly string[] {
  if (status === undefined) return replicationTexts(replication, env);
  return [
    ...(status.isDown ? [tell(env, "instance.status.down")] : []),
    ...(status.isRewinding ? [tell(env, "instance.status.rewinding")] : []),
    ...(status.isPrimary ? archiveTexts(status, env) : replicaTexts({ status, replication }, env)),
    ...(status.isRestartPending ? [tell(env, "instance.status.restart-pending")] : []),
  ];
}

type Status = NonNullable<InstanceView["status"]>;

function archiveTexts(status: Status, env: TreeEnvironment): readonly string[] {
  const { isArchiving, waitingWalFiles: count, lastFailedWal: file } = status;
  return [
    ...(!isArchiving && file !== ""
      ? [tell(env, "instance.status.archiving-fails", { file })]
      : []),
    ...(count > 0 ? [tell(env, "instance.status.wal-waits", { count })] : []),
  ];
}

function replicaTexts(
  { status, replication }: { status: Status; replication: InstanceView["replication"] },
  env: TreeEnvironment,
): readonly string[] {
  const { isDown, isReceiving, isReplayPaused } = status;
  return [
    ...(!isDown && !isReceiving ? [tell(env, "instance.status.not-receiving")] : []),
    ...(isReplayPaused ? [tell(env, "instance.status.paused")] : []),
    ...replicationTexts(replication, env),
  ];
}

function replicationTexts(
  replication: InstanceView["replication"],
  env: TreeEnvironment,
): readonly string[] {
  const { behind, state, sync } = replication ?? {};
  return [
    ...(state === undefined || state === "streaming" ? [] : [state]),
    ...(sync === "sync" || sync === "quorum" ? [tell(env, "instance.status.sync")] : []),
    ...(behind === undefined ? [] : [describeLag(behind, env)]),
  ];
}

function describeLag(bytes: number, env: TreeEnvironment): string {
  if (bytes === 0) return tell(env, "instance.status.up-to-date");
  return tell(env, "instance.status.behind", { size: formatBytes(bytes) });
}
