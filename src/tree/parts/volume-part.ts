import type { VolumeClaimObject } from "#domain/cnpg/live-shapes.ts";
import { joinShown } from "#tree/join-shown.ts";
import { compareByName, createRow } from "#tree/parts/part.ts";
import type { Part } from "#tree/parts/part.ts";
import { iconOfLevel } from "#tree/row.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

export const volumePart: Part = {
  resource: "persistentvolumeclaims",
  singular: "volume",
  compare: compareByName,
  row(object, env) {
    const claim = object as unknown as VolumeClaimObject;
    const bound = claim.status?.phase === "Bound";
    return createRow({
      label: claim.metadata.name,
      description: describe(claim, env),
      icon: bound ? { id: "save" } : iconOfLevel("progress"),
      contextValue: "volume",
    });
  },
};

function describe(claim: VolumeClaimObject, env: TreeEnvironment): string {
  const { spec = {}, status = {} } = claim;
  return joinShown([
    roleOf(claim, env),
    sizeOf(claim, env),
    spec.storageClassName,
    status.phase === "Bound" ? undefined : status.phase,
  ]);
}

function sizeOf({ spec, status }: VolumeClaimObject, env: TreeEnvironment): string {
  const wanted = storageOf(spec?.resources?.requests);
  const given = storageOf(status?.capacity) || wanted;
  return given === wanted ? given : tell(env, "volume.resizing", { given, wanted });
}

function storageOf(amounts: { readonly storage?: string } | undefined): string {
  return amounts?.storage ?? "";
}

const roleNames: ReadonlySet<string> = new Set(["PG_DATA", "PG_WAL", "PG_TABLESPACE"]);

function roleOf({ metadata }: VolumeClaimObject, env: TreeEnvironment): string {
  const role = metadata.labels?.["cnpg.io/pvcRole"] ?? "";
  return roleNames.has(role) ? tell(env, `volume.${role}`) : role;
}
