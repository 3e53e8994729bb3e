import { isReplica } from "#admission/cluster/cluster-facts.ts";
import { copyJson, enterMap, isDraftObject } from "#admission/defaults/draft.ts";
import type { DraftObject } from "#admission/defaults/draft.ts";
import { readLivenessPinger } from "#admission/defaults/liveness-pinger.ts";
import { isTrueAt, mapAt, textAt, valueAt } from "#admission/read.ts";
import { majorOfImage } from "#domain/cnpg/images.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";
import { parseGoBool } from "#domain/kubernetes/go-bool.ts";
import { findManagedParameter, operatorDefaults } from "#domain/postgres/managed-parameters.ts";

export interface ClusterDefaulting {
  readonly operator: OperatorVersion;
  /** What people wrote over fixed parameters stays, so that the webhook can object to it. */
  readonly keepFixed: boolean;
}

/**
 * What the operator's mutating webhook writes into a Cluster (`setDefaults`, the same in all releases
 * but for the image), in its order.
 */
export function applyClusterDefaults(cluster: DraftObject, how: ClusterDefaulting): void {
  const spec = enterMap(cluster, "spec");
  defaultImage(spec, how);
  defaultBootstrap(spec);
  defaultAffinity(spec);
  if (isDraftObject(spec["backup"])) setIfEmpty(spec["backup"], "target", "prefer-standby");
  defaultParameters(cluster, spec, how);
  setIfEmpty(spec, "logLevel", "info");
  defaultMonitoring(spec);
  defaultSlots(spec);
  defaultTablespaces(spec);
  defaultProbes(cluster, spec);
  defaultSynchronous(cluster, spec);
}

function setIfEmpty(map: DraftObject, key: string, text: string): void {
  if (textAt(map, [key]) === "") map[key] = text;
}

function defaultImage(spec: DraftObject, { operator }: ClusterDefaulting): void {
  if (isDraftObject(spec["imageCatalogRef"])) return;
  setIfEmpty(spec, "imageName", operator.defaultImage);
}

function defaultBootstrap(spec: DraftObject): void {
  const bootstrap = enterMap(spec, "bootstrap");
  const { recovery, pg_basebackup: copy } = bootstrap;
  const active = [recovery, copy].find(isDraftObject);
  if (active === undefined) {
    defaultInitdb(enterMap(bootstrap, "initdb"));
    return;
  }
  setIfEmpty(active, "database", "app");
  setIfEmpty(active, "owner", textAt(active, ["database"]));
}

function defaultInitdb(initdb: DraftObject): void {
  // A monolith brings its own databases.
  if (textAt(initdb, ["import", "type"]) !== "monolith") setIfEmpty(initdb, "database", "app");
  setIfEmpty(initdb, "owner", textAt(initdb, ["database"]));
  setIfEmpty(initdb, "encoding", "UTF8");
  setIfEmpty(initdb, "localeCollate", "C");
  setIfEmpty(initdb, "localeCType", "C");
}

function defaultAffinity(spec: DraftObject): void {
  if (valueAt(spec, ["affinity", "enablePodAntiAffinity"]) === false) return;
  setIfEmpty(enterMap(spec, "affinity"), "podAntiAffinityType", "preferred");
}

function defaultParameters(cluster: DraftObject, spec: DraftObject, how: ClusterDefaulting): void {
  if (!hasKnownMajor(spec)) return;
  const section = enterMap(spec, "postgresql");
  const parameters: DraftObject = { ...operatorDefaults };
  for (const [name, value] of Object.entries(mapAt(section, ["parameters"]) ?? {})) {
    if (how.keepFixed || !isFixed(name, how.operator)) parameters[name] = copyJson(value);
  }
  parameters["archive_mode"] = archiveModeOf(cluster);
  section["parameters"] = parameters;
}

function hasKnownMajor(spec: DraftObject): boolean {
  if (isDraftObject(spec["imageCatalogRef"])) return true;
  return majorOfImage(textAt(spec, ["imageName"])) !== undefined;
}

function isFixed(name: string, operator: OperatorVersion): boolean {
  const managed = findManagedParameter(name, operator.version);
  return managed !== undefined && managed.kind !== "replaced";
}

function archiveModeOf(cluster: DraftObject): string {
  const annotation = ["metadata", "annotations", "cnpg.io/skipWalArchiving"];
  if (textAt(cluster, annotation) === "enabled") return "off";
  return isReplica(cluster) ? "always" : "on";
}

const ownQueries = { name: "cnpg-default-monitoring", key: "queries" };

function defaultMonitoring(spec: DraftObject): void {
  if (isTrueAt(spec, ["monitoring", "disableDefaultQueries"])) return;
  const monitoring = enterMap(spec, "monitoring");
  const written = monitoring["customQueriesConfigMap"];
  const queries = Array.isArray(written) ? written : [];
  if (queries.some((entry) => textAt(entry, ["name"]) === ownQueries.name)) return;
  monitoring["customQueriesConfigMap"] = [{ ...ownQueries }, ...queries];
}

function defaultSlots(spec: DraftObject): void {
  const slots = enterMap(spec, "replicationSlots");
  slots["highAvailability"] ??= { enabled: true, slotPrefix: "_cnpg_" };
  slots["synchronizeReplicas"] ??= { enabled: true };
}

function defaultTablespaces(spec: DraftObject): void {
  const { tablespaces } = spec;
  if (!Array.isArray(tablespaces)) return;
  const methods = ["recovery", "pg_basebackup", "initdb"];
  const owners = methods.map((method) => textAt(spec, ["bootstrap", method, "owner"]));
  const owner = owners.find((name) => name !== "") ?? "postgres";
  for (const tablespace of tablespaces.filter(isDraftObject)) {
    setIfEmpty(enterMap(tablespace, "owner"), "name", owner);
  }
}

function defaultProbes(cluster: DraftObject, spec: DraftObject): void {
  const liveness = enterMap(enterMap(spec, "probes"), "liveness");
  if (isDraftObject(liveness["isolationCheck"])) return;
  const annotation = ["metadata", "annotations", "alpha.cnpg.io/livenessPinger"];
  liveness["isolationCheck"] = readLivenessPinger(textAt(cluster, annotation)) ?? {
    enabled: true,
    requestTimeout: 1000,
    connectionTimeout: 1000,
  };
}

function defaultSynchronous(cluster: DraftObject, spec: DraftObject): void {
  const synchronous = mapAt(spec, ["postgresql", "synchronous"]) as DraftObject | undefined;
  if (synchronous === undefined) return;
  setIfEmpty(synchronous, "dataDurability", "required");
  // Go's zero value, which the schema's own rule then refuses.
  synchronous["number"] ??= 0;
  const annotation = ["metadata", "annotations", "alpha.cnpg.io/failoverQuorum"];
  const quorum = parseGoBool(textAt(cluster, annotation));
  if (quorum !== undefined) synchronous["failoverQuorum"] = quorum;
}
