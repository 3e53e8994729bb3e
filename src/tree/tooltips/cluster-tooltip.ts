import { findManifestOwner } from "#domain/cnpg/annotations.ts";
import type { BackupObject, ClusterStatus, VolumeClaimObject } from "#domain/cnpg/live-shapes.ts";
import { isReplicaCluster } from "#domain/cnpg/is-replica-cluster.ts";
import { partsOf } from "#live/cluster-view.ts";
import type { ClusterView } from "#live/cluster-view.ts";
import type { ContextState } from "#live/context-state.ts";
import { parseTime } from "#live/health/health-fact.ts";
import { parseGoTime } from "#live/health/judge-side-matters.ts";
import { describeHealth } from "#tree/describe-health.ts";
import { formatSince } from "#tree/format-age.ts";
import { compareByAge } from "#tree/parts/part.ts";
import { tooltipRow, writeTooltip } from "#tree/tooltips/write-tooltip.ts";
import type { TooltipRow } from "#tree/tooltips/write-tooltip.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** What a person on call wants to know first, as Markdown. */
export function describeCluster(
  env: TreeEnvironment,
  state: ContextState,
  view: ClusterView,
): string {
  const { name, namespace } = view.cluster.metadata;
  return writeTooltip(env, {
    title: [name, namespace, state.name],
    remarks: view.health.map((fact) => describeHealth(env, fact)),
    rows: listClusterFacts(env, state, view),
  });
}

/** What is known about a Cluster beside its health, in the order in which it is read. */
export function listClusterFacts(
  env: TreeEnvironment,
  state: ContextState,
  view: ClusterView,
): readonly TooltipRow[] {
  return listers.flatMap((lister) => lister({ env, state, view }));
}

interface Subject {
  readonly env: TreeEnvironment;
  readonly state: ContextState;
  readonly view: ClusterView;
}

type Lister = (subject: Subject) => readonly TooltipRow[];

const listers: readonly Lister[] = [
  phase,
  primary,
  postgres,
  topology,
  recoverability,
  lastBackup,
  volumes,
  certificates,
  operatorVersion,
  manifestOwner,
];

function statusOf({ view }: Subject): ClusterStatus {
  return view.cluster.status ?? {};
}

function phase(subject: Subject): readonly TooltipRow[] {
  const { phase: text, phaseReason } = statusOf(subject);
  return [...tooltipRow("phase", text), ...tooltipRow("reason", phaseReason)];
}

function primary(subject: Subject): readonly TooltipRow[] {
  const { env, view } = subject;
  const { currentPrimary, currentPrimaryTimestamp, timelineID } = statusOf(subject);
  const since = parseTime(currentPrimaryTimestamp);
  const promoted = since === undefined ? "" : ` (${formatSince(env, since)})`;
  const key = isReplicaCluster(view.cluster) ? "designatedPrimary" : "primary";
  return [
    ...tooltipRow(key, currentPrimary === undefined ? undefined : currentPrimary + promoted),
    ...tooltipRow("timeline", timelineID?.toString()),
  ];
}

function postgres(subject: Subject): readonly TooltipRow[] {
  return tooltipRow("image", statusOf(subject).image);
}

function topology(subject: Subject): readonly TooltipRow[] {
  return tooltipRow("nodes", statusOf(subject).topology?.nodesUsed?.toString());
}

/** Filled in by in-tree backups only. */
function recoverability(subject: Subject): readonly TooltipRow[] {
  const time = parseTime(statusOf(subject).firstRecoverabilityPoint);
  return time === undefined ? [] : tooltipRow("recoverableFrom", new Date(time).toISOString());
}

/** From the Backup objects, since a plugin's backups leave the Cluster's own fields empty. */
function lastBackup({ env, state, view }: Subject): readonly TooltipRow[] {
  const backups = [...partsOf(state, view.cluster, "backups.postgresql.cnpg.io")].sort(
    compareByAge,
  );
  const done = backups.find((backup) => (backup as BackupObject).status?.phase === "completed");
  const time = parseTime((done as BackupObject | undefined)?.status?.stoppedAt);
  if (time === undefined) return [];
  return tooltipRow("lastBackup", `${formatSince(env, time)} (${done?.metadata.name ?? ""})`);
}

function volumes({ state, view }: Subject): readonly TooltipRow[] {
  const claims = partsOf(state, view.cluster, "persistentvolumeclaims");
  const sizes = claims.map(
    (claim) => (claim as VolumeClaimObject).status?.capacity?.storage ?? "?",
  );
  const counts = new Map<string, number>();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  return tooltipRow("storage", [...counts].map(([size, count]) => `${count} × ${size}`).join(", "));
}

function certificates(subject: Subject): readonly TooltipRow[] {
  const { expirations = {} } = statusOf(subject).certificates ?? {};
  const ends = Object.values(expirations).map(parseGoTime);
  const first = Math.min(...ends);
  if (!Number.isFinite(first)) return [];
  return tooltipRow("certificates", formatSince(subject.env, first));
}

function operatorVersion({ view }: Subject): readonly TooltipRow[] {
  const versions = (view.pods ?? []).flatMap(
    ({ metadata }) => metadata.annotations?.["cnpg.io/operatorVersion"] ?? [],
  );
  return tooltipRow("operator", [...new Set(versions)].join(", "));
}

function manifestOwner({ view }: Subject): readonly TooltipRow[] {
  const owner = findManifestOwner(view.cluster.metadata);
  if (owner === undefined) return [];
  return tooltipRow(
    "managedBy",
    owner.name === undefined ? owner.tool : `${owner.tool}: ${owner.name}`,
  );
}
