import { writeTable } from "#commands/describe/markdown.ts";
import { membersOf } from "#commands/status/list-members.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import type { VolumeClaimObject } from "#domain/cnpg/live-shapes.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

const columns = ["claim", "role", "instance", "wanted", "given", "class", "phase", "state"];

/** The claims, and what the operator counts them as where that is not "in use". */
export function writeStorage(status: StatusView): readonly string[] {
  const { env } = status;
  const claims = membersOf(status, "volumes") as unknown as readonly VolumeClaimObject[];
  const table = writeTable(
    columns.map((column) => tell(env, `status.volume.${column}`)),
    claims.map((claim) => writeRow(env, claim)),
  );
  const odd = listOdd(status);
  return table.length === 0 || odd.length === 0 ? [...table, ...odd] : [...table, "", ...odd];
}

const roles: ReadonlySet<string> = new Set(["PG_DATA", "PG_WAL", "PG_TABLESPACE"]);

function writeRow(env: TreeEnvironment, claim: VolumeClaimObject) {
  const { metadata, spec = {}, status = {} } = claim;
  const { labels = {} } = metadata;
  return [
    metadata.name,
    nameRole(env, labels["cnpg.io/pvcRole"]),
    labels["cnpg.io/instanceName"],
    spec.resources?.requests?.storage,
    status.capacity?.storage,
    spec.storageClassName,
    status.phase,
    metadata.annotations?.["cnpg.io/pvcStatus"],
  ];
}

function nameRole(env: TreeEnvironment, role = ""): string {
  return roles.has(role) ? tell(env, `volume.${role}`) : role;
}

function listOdd({ env, cluster }: StatusView): readonly string[] {
  const { danglingPVC, unusablePVC, initializingPVC, resizingPVC } = cluster.status ?? {};
  const odd = { danglingPVC, unusablePVC, initializingPVC, resizingPVC };
  return Object.entries(odd).flatMap(([key, names = []]) =>
    names.length === 0
      ? []
      : [`- ${tell(env, `status.volume.${key}`, { names: names.join(", ") })}`],
  );
}
