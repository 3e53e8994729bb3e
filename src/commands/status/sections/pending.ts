import { escapeMarkdown } from "#commands/describe/markdown.ts";
import { membersOf } from "#commands/status/list-members.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import type { DeclaredObject, VolumeClaimObject } from "#domain/cnpg/live-shapes.ts";
import { isHibernationWanted, isReconciliationPaused } from "#domain/cnpg/annotations.ts";
import { tell } from "#tree/tree-environment.ts";

/** What is declared but not yet so, and who takes the next step: the operator or a person. */
export function writePending(status: StatusView): readonly string[] {
  const found = pendings.flatMap((find) => find(status) ?? []);
  if (found.length === 0) return [];
  const lines = found.map(({ key, ...values }) =>
    tell(status.env, `status.pending.${key}`, values),
  );
  const step = tell(status.env, `status.step.${nextStep(status)}`);
  return [...lines, step].map((text) => `- ${escapeMarkdown(text)}`);
}

type Pending = { readonly key: string } & Readonly<Record<string, string | number>>;

const pendings: readonly ((status: StatusView) => Pending | undefined)[] = [
  instanceCount,
  images,
  restarts,
  rollingRestart,
  volumeSizes,
  roles,
  declaredObjects,
  parameters,
];

function instanceCount({ cluster, view }: StatusView): Pending | undefined {
  const there = cluster.status?.instances;
  if (there === undefined || there === view.wanted) return undefined;
  return { key: "instances", there, wanted: view.wanted };
}

function images({ cluster, view }: StatusView): Pending | undefined {
  const image = cluster.status?.image ?? "";
  const old = (view.pods ?? []).filter(({ spec }) => {
    const main = spec?.containers?.find(({ name }) => name === "postgres");
    return image !== "" && main?.image !== undefined && main.image !== image;
  });
  return old.length === 0 ? undefined : { key: "images", instances: names(old), image };
}

function restarts({ read }: StatusView): Pending | undefined {
  const waiting = [...read.reports].filter(([, { value }]) => value?.isRestartPending === true);
  if (waiting.length === 0) return undefined;
  return { key: "restarts", instances: waiting.map(([name]) => name).join(", ") };
}

const restartedAt = "kubectl.kubernetes.io/restartedAt";

function rollingRestart({ cluster, view }: StatusView): Pending | undefined {
  const wanted = cluster.metadata.annotations?.[restartedAt];
  if (wanted === undefined) return undefined;
  const old = (view.pods ?? []).filter(
    ({ metadata }) => metadata.annotations?.[restartedAt] !== wanted,
  );
  return old.length === 0 ? undefined : { key: "rolling", instances: names(old) };
}

function volumeSizes(status: StatusView): Pending | undefined {
  const claims = membersOf(status, "volumes") as unknown as readonly VolumeClaimObject[];
  const growing = claims.filter(({ spec, status: { capacity } = {} }) => {
    const wanted = spec?.resources?.requests?.storage;
    return capacity?.storage !== undefined && wanted !== undefined && capacity.storage !== wanted;
  });
  return growing.length === 0 ? undefined : { key: "volumes", volumes: names(growing) };
}

function roles({ cluster }: StatusView): Pending | undefined {
  const waiting = cluster.status?.managedRolesStatus?.byStatus?.["pending-reconciliation"] ?? [];
  return waiting.length === 0 ? undefined : { key: "roles", roles: waiting.join(", ") };
}

function declaredObjects(status: StatusView): Pending | undefined {
  const groups = ["databases", "roles", "publications", "subscriptions"] as const;
  const all = groups.flatMap((group) => membersOf(status, group));
  const waiting = (all as unknown as readonly DeclaredObject[]).filter(
    ({ status: { applied } = {} }) => applied === undefined,
  );
  return waiting.length === 0 ? undefined : { key: "declared", objects: names(waiting) };
}

function parameters({ read }: StatusView): Pending | undefined {
  const pending = read.postgres?.value?.pending ?? [];
  if (pending.length === 0) return undefined;
  return { key: "parameters", parameters: pending.map(({ name }) => name).join(", ") };
}

function names(objects: readonly { readonly metadata: { readonly name: string } }[]): string {
  return objects.map(({ metadata }) => metadata.name).join(", ");
}

function nextStep({ cluster }: StatusView): string {
  if (isReconciliationPaused(cluster.metadata)) return "paused";
  if (isHibernationWanted(cluster.metadata)) return "hibernated";
  if (cluster.status?.phase === "Waiting for user action") return "user";
  return "operator";
}
