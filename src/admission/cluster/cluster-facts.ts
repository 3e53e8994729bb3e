import type { JsonObject } from "#domain/kubernetes/json.ts";
import { isJsonObject } from "#domain/kubernetes/json.ts";
import { listAt, mapAt, numberAt, textAt, valueAt } from "#admission/read.ts";
import type { AdmissionInput } from "#admission/rule.ts";
import { isReplicaCluster } from "#domain/cnpg/is-replica-cluster.ts";
import { majorOfImage } from "#domain/cnpg/images.ts";
import { memoize } from "#util/memoize.ts";

/** One where nothing is written, as the schema has it. */
export function instancesOf(cluster: JsonObject): number {
  return numberAt(cluster, ["spec", "instances"]) ?? 1;
}

/** Whether the Cluster follows another one (`IsReplica`). */
export function isReplica(cluster: JsonObject): boolean {
  const replica = mapAt(cluster, ["spec", "replica"]);
  if (replica === undefined) return false;
  const enabled = valueAt(replica, ["enabled"]);
  return isReplicaCluster({
    metadata: { name: textAt(cluster, ["metadata", "name"]) },
    spec: {
      replica: {
        enabled: typeof enabled === "boolean" ? enabled : undefined,
        self: textAt(replica, ["self"]),
        primary: textAt(replica, ["primary"]),
      },
    },
  });
}

/**
 * The PostgreSQL major by catalog, image or the operator's own image (`GetPostgresqlMajorVersion`);
 * undefined where the tag of the image does not tell.
 */
export const postgresMajorOf = memoize(({ object, operator }: AdmissionInput) => {
  const catalog = mapAt(object, ["spec", "imageCatalogRef"]);
  if (catalog !== undefined) return numberAt(catalog, ["major"]) ?? 0;
  return majorOfImage(textAt(object, ["spec", "imageName"]) || operator.defaultImage);
});

/** The PostgreSQL parameters by name: those of the manifest and those that the operator filled in. */
export const parametersOf = memoize((cluster: JsonObject): ReadonlyMap<string, string> => {
  const parameters = mapAt(cluster, ["spec", "postgresql", "parameters"]) ?? {};
  return new Map(
    Object.entries(parameters).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
});

/** The first external cluster of the name. */
export function findExternalCluster(cluster: JsonObject, name: string): JsonObject | undefined {
  return listAt(cluster, ["spec", "externalClusters"])
    .filter(isJsonObject)
    .find((external) => textAt(external, ["name"]) === name);
}

/** Whether one of the sections is there; an empty one counts. */
export function hasAnySection(section: JsonObject, names: readonly string[]): boolean {
  return names.some((name) => mapAt(section, [name]) !== undefined);
}

/** WAL archiving is switched off by this word alone (`IsWalArchivingDisabled`). */
export function isArchivingDisabled(cluster: JsonObject): boolean {
  return textAt(cluster, ["metadata", "annotations", "cnpg.io/skipWalArchiving"]) === "enabled";
}
