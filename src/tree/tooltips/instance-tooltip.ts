import type { ContainerStatus, ReportedState } from "#domain/cnpg/live-shapes.ts";
import type { ClusterView } from "#live/cluster-view.ts";
import { parseTime } from "#live/health/health-fact.ts";
import type { InstanceView } from "#live/instance-view.ts";
import { describeHealth } from "#tree/describe-health.ts";
import { describeInstanceStatus } from "#tree/describe-instance-status.ts";
import { formatSince } from "#tree/format-age.ts";
import { tooltipRow, writeTooltip } from "#tree/tooltips/write-tooltip.ts";
import type { TooltipRow } from "#tree/tooltips/write-tooltip.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** What is known of an instance: by its pod, by the Cluster's status, and by itself where it was asked. */
export function writeInstanceTooltip(
  env: TreeEnvironment,
  { cluster }: ClusterView,
  instance: InstanceView,
): string {
  const { name, role, problem } = instance;
  return writeTooltip(env, {
    title: [name, tell(env, `instance.role.${role}`), cluster.metadata.namespace],
    remarks: [
      ...(problem === undefined ? [] : [describeHealth(env, problem)]),
      ...describeInstanceStatus(instance, env),
    ],
    rows: [
      ...podRows(instance),
      ...reportedRows(instance, cluster.status?.instancesReportedState?.[name]),
      ...tooltipRow("replication", describeReplication(instance)),
      ...startRows(env, instance),
      ...endRows(env, instance),
    ],
  });
}

function podRows({ pod, node }: InstanceView): readonly TooltipRow[] {
  const main = pod?.spec?.containers?.find(({ name }) => name === "postgres");
  return [...tooltipRow("node", node), ...tooltipRow("image", main?.image)];
}

function reportedRows(
  { pod, status }: InstanceView,
  { timeLineID, ip }: ReportedState = {},
): readonly TooltipRow[] {
  const timeline = status?.timeline ?? timeLineID;
  return [
    ...tooltipRow("address", pod?.status?.podIP ?? ip),
    ...tooltipRow("timeline", timeline?.toString()),
  ];
}

function describeReplication({ replication }: InstanceView): string {
  const { state = "", sync = "" } = replication ?? {};
  return [state, sync].filter((text) => text !== "").join(", ");
}

function mainStatus({ pod }: InstanceView): ContainerStatus | undefined {
  return pod?.status?.containerStatuses?.find(({ name }) => name === "postgres");
}

function startRows(env: TreeEnvironment, instance: InstanceView): readonly TooltipRow[] {
  const started = parseTime(mainStatus(instance)?.state?.running?.startedAt);
  return tooltipRow("started", started === undefined ? undefined : formatSince(env, started));
}

function endRows(env: TreeEnvironment, instance: InstanceView): readonly TooltipRow[] {
  const end = mainStatus(instance)?.lastState?.terminated;
  if (end === undefined) return [];
  const ended = parseTime(end.finishedAt);
  const when = ended === undefined ? "" : ` (${formatSince(env, ended)})`;
  return tooltipRow("lastEnd", `${end.reason ?? ""} ${end.exitCode ?? ""}${when}`.trim());
}
