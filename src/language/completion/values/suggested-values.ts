import { tableKey } from "#language/completion/schema/field-site.ts";
import type { FieldSite } from "#language/completion/schema/field-site.ts";

/** What people write where the schema allows any text. */
const suggestions: Readonly<Record<string, readonly string[]>> = {
  "ScheduledBackup spec.schedule": [
    "0 0 2 * * *",
    "0 0 2 * * 0",
    "0 0 * * * *",
    "@daily",
    "@weekly",
  ],
  "Cluster spec.storage.size": ["10Gi", "50Gi", "200Gi", "500Gi"],
  "Cluster spec.walStorage.size": ["5Gi", "20Gi", "50Gi"],
  "Cluster spec.postgresql.shared_preload_libraries": [
    "pg_cron",
    "timescaledb",
    "pg_partman_bgw",
    "pg_prewarm",
  ],
  "Cluster spec.affinity.podAntiAffinityType": ["preferred", "required"],
  "Cluster spec.affinity.topologyKey": ["kubernetes.io/hostname", "topology.kubernetes.io/zone"],
  "Cluster spec.bootstrap.initdb.localeProvider": ["libc", "icu", "builtin"],
  "Cluster spec.bootstrap.initdb.encoding": ["UTF8"],
  "Cluster spec.bootstrap.initdb.import.databases": ["*"],
  "Cluster spec.bootstrap.initdb.import.roles": ["*"],
  "Cluster spec.managed.roles.inRoles": [
    "pg_read_all_data",
    "pg_write_all_data",
    "pg_monitor",
    "pg_signal_backend",
    "pg_maintain",
    "pg_checkpoint",
  ],
  "Cluster spec.externalClusters.connectionParameters.sslmode": [
    "verify-full",
    "verify-ca",
    "require",
    "prefer",
  ],
  "Cluster spec.externalClusters.connectionParameters.port": ["5432"],
  "Cluster spec.externalClusters.plugin.name": ["barman-cloud.cloudnative-pg.io"],
  "Backup spec.pluginConfiguration.name": ["barman-cloud.cloudnative-pg.io"],
  "ScheduledBackup spec.pluginConfiguration.name": ["barman-cloud.cloudnative-pg.io"],
  "Database spec.localeProvider": ["libc", "icu", "builtin"],
  "Database spec.encoding": ["UTF8"],
  "Cluster spec.imageCatalogRef.apiGroup": ["postgresql.cnpg.io"],
  "Cluster spec.imageCatalogRef.kind": ["ClusterImageCatalog", "ImageCatalog"],
  "ObjectStore spec.retentionPolicy": ["7d", "30d", "8w"],
};

export function suggestedValues(site: FieldSite): readonly string[] {
  const key = tableKey(site);
  return Object.hasOwn(suggestions, key) ? (suggestions[key] ?? []) : [];
}
