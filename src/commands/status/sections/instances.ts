import { writeTable } from "#commands/describe/markdown.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import type { InstanceReport } from "#domain/cnpg/instance-report.ts";
import { isReplicaCluster } from "#domain/cnpg/is-replica-cluster.ts";
import { isPodReady } from "#live/health/judge-pod.ts";
import type { InstanceView } from "#live/instance-view.ts";
import { describeHealth } from "#tree/describe-health.ts";
import { formatBytes } from "#tree/format-bytes.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

const columns = ["name", "role", "lsn", "behind", "state", "restarts", "qos", "manager", "node"];

/** Each instance, by its pod and by its own word. */
export function writeInstances(status: StatusView): readonly string[] {
  const { env, instances } = status;
  return writeTable(
    columns.map((column) => tell(env, `status.instance.${column}`)),
    instances.map((instance) => writeRow(status, instance)),
  );
}

function writeRow(status: StatusView, instance: InstanceView) {
  const { name, pod, node, restarts } = instance;
  const report = status.read.reports.get(name)?.value;
  return [
    name,
    tell(status.env, `status.role.${roleOf(status, instance)}`),
    report?.lsn,
    behindOf(instance),
    describeState(status, instance),
    pod === undefined ? undefined : restarts,
    pod?.status?.qosClass,
    report?.managerVersion ?? madeBy(instance),
    node,
  ];
}

function behindOf({ replication }: InstanceView): string | undefined {
  const bytes = replication?.behind;
  return bytes === undefined ? undefined : formatBytes(bytes);
}

/** The operator's release at the time when the pod was made. */
function madeBy({ pod }: InstanceView): string | undefined {
  return pod?.metadata.annotations?.["cnpg.io/operatorVersion"];
}

/** What the pod's label says, made finer by what the instance and its primary say. */
function roleOf(status: StatusView, instance: InstanceView): string {
  if (instance.isAtRest) return "at-rest";
  return instance.role === "replica" ? standbyRole(status, instance) : plainRole(status, instance);
}

function plainRole({ cluster }: StatusView, { role, isPrimary }: InstanceView): string {
  if (role === "fenced" && isPrimary) return "fenced-primary";
  return role === "primary" && isReplicaCluster(cluster) ? "designated" : role;
}

function standbyRole({ read }: StatusView, instance: InstanceView): string {
  const report = read.reports.get(instance.name)?.value;
  if (report === undefined) return "replica";
  return standbyStates(report, instance).find(([holds]) => holds)?.[1] ?? "replica";
}

/** The first that holds. */
function standbyStates(
  report: InstanceReport,
  { pod, replication }: InstanceView,
): readonly (readonly [boolean, string])[] {
  const { sync, state } = replication ?? {};
  const isReady = pod !== undefined && isPodReady(pod);
  return [
    [report.isDown, "stopped"],
    [report.isRewinding, "rewinding"],
    [!report.isReceiving && isReady, "file-based"],
    [!report.isReceiving, "starting"],
    [report.isReplayPaused, "paused"],
    [state !== undefined && state !== "streaming", "catching-up"],
    [sync === "sync", "sync"],
    [sync === "quorum", "quorum"],
    [sync === "potential", "potential"],
    [sync === "async", "async"],
  ];
}

function describeState({ env, read }: StatusView, { name, problem, pod }: InstanceView): string {
  const part = read.reports.get(name);
  const texts = [
    ...(problem === undefined ? [] : [describeHealth(env, problem)]),
    ...describeReport(env, part?.value),
    ...(part?.problem === undefined ? [] : [tell(env, `status.untold.${part.problem.kind}`)]),
  ];
  if (texts.length > 0) return texts.join("; ");
  return pod === undefined ? "" : tell(env, "status.ready");
}

function describeReport(
  env: TreeEnvironment,
  report: InstanceReport | undefined,
): readonly string[] {
  if (report === undefined) return [];
  const { isDown, downReason, isRestartPending } = report;
  return [
    ...(isDown ? [tell(env, "instance.status.down")] : []),
    ...(isDown && downReason !== "" ? [downReason] : []),
    ...(isRestartPending ? [tell(env, "instance.status.restart-pending")] : []),
  ];
}
