import type { FieldSite } from "./field-site.ts";

const resources = ["cpu", "memory", "ephemeral-storage", "hugepages-2Mi"];
const store = ["barmanObjectName", "serverName"];

/** What people write in maps that take any key. */
const freeKeyTable: Readonly<Record<string, readonly string[]>> = {
  "Cluster spec.externalClusters.connectionParameters": [
    "host",
    "user",
    "dbname",
    "port",
    "sslmode",
  ],
  "Cluster spec.plugins.parameters": store,
  "Cluster spec.externalClusters.plugin.parameters": store,
  "Publication spec.parameters": ["publish", "publish_via_partition_root"],
  "Subscription spec.parameters": ["copy_data", "origin", "failover", "streaming", "two_phase"],
};

export function freeKeys({ kind, path, node }: FieldSite): readonly string[] {
  if (node.additional === undefined) return [];
  if (/\.resources\.(?:requests|limits)$/.test(path)) return resources;
  const table = `${kind} ${path}`;
  return Object.hasOwn(freeKeyTable, table) ? (freeKeyTable[table] ?? []) : [];
}
