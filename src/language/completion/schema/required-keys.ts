import type { FieldSite } from "./field-site.ts";

type KeyTable = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** What the schema leaves open and the operator does not work without. */
const neededByOperator: KeyTable = {
  Cluster: {
    spec: ["storage"],
    "spec.storage": ["size"],
    "spec.walStorage": ["size"],
    "spec.tablespaces.storage": ["size"],
    "spec.replica": ["source"],
    "spec.postgresql.synchronous": ["method", "number"],
  },
  Backup: { "spec.cluster": ["name"] },
  ScheduledBackup: { "spec.cluster": ["name"] },
  Pooler: { "spec.cluster": ["name"] },
  Database: { "spec.cluster": ["name"] },
  DatabaseRole: { "spec.cluster": ["name"] },
  Publication: { "spec.cluster": ["name"] },
  Subscription: { "spec.cluster": ["name"] },
  ObjectStore: { "spec.configuration": ["destinationPath"] },
};

/** What almost everybody writes next, so it is written along. */
const usuallyWritten: KeyTable = {
  Cluster: {
    "spec.bootstrap": ["initdb"],
    "spec.bootstrap.initdb": ["database", "owner"],
    "spec.resources": ["requests", "limits"],
    "spec.resources.requests": ["cpu", "memory"],
    "spec.resources.limits": ["memory"],
    "spec.postgresql": ["parameters"],
    "spec.bootstrap.recovery": ["source"],
    "spec.managed": ["roles"],
    "spec.managed.roles": ["name", "ensure", "login"],
    "spec.backup": ["retentionPolicy"],
    "spec.externalClusters": ["name", "connectionParameters"],
    "spec.plugins": ["name", "parameters"],
    "spec.superuserSecret": ["name"],
    "spec.affinity": ["topologyKey"],
  },
  Backup: { spec: ["method"] },
  ScheduledBackup: { spec: ["method"] },
  Pooler: { spec: ["instances", "type"], "spec.pgbouncer": ["poolMode"] },
  Publication: { "spec.target": ["allTables"] },
  ObjectStore: { "spec.configuration": ["destinationPath", "s3Credentials"] },
};

/** Keys that an object must have, by its schema or because the operator refuses it without. */
export function requiredKeys(site: FieldSite): readonly string[] {
  const needed = neededByOperator[site.kind]?.[site.path] ?? [];
  return known(site, [
    ...(site.path === "" ? rootKeys : []),
    ...(site.node.required ?? []),
    ...needed,
  ]);
}

/** Keys that are written along with an object. */
export function filledKeys(site: FieldSite): readonly string[] {
  return known(site, [...requiredKeys(site), ...(usuallyWritten[site.kind]?.[site.path] ?? [])]);
}

const rootKeys = ["apiVersion", "kind", "metadata", "spec"];

function known(site: FieldSite, keys: readonly string[]): readonly string[] {
  const { properties, additional } = site.node;
  const has = (key: string) => properties !== undefined && Object.hasOwn(properties, key);
  return [...new Set(keys)].filter((key) => has(key) || additional !== undefined);
}
