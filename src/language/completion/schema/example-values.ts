import { tableKey } from "./field-site.ts";
import type { FieldSite } from "./field-site.ts";

/** Values that stand for a field until somebody writes their own, by kind and path, then by name. */
const byPath: Readonly<Record<string, string>> = {
  "Cluster spec.instances": "3",
  "Cluster spec.bootstrap.initdb.database": "app",
  "Cluster spec.bootstrap.initdb.owner": "app",
  "Cluster spec.bootstrap.recovery.source": "source",
  "Cluster spec.replica.source": "source",
  "Cluster spec.postgresql.synchronous.number": "1",
  "Cluster spec.postgresql.pg_hba": "host all all 10.0.0.0/8 scram-sha-256",
  "Cluster spec.postgresql.shared_preload_libraries": "pg_cron",
  "Cluster spec.tablespaces.storage.size": "10Gi",
  "Cluster spec.plugins.name": "barman-cloud.cloudnative-pg.io",
  "Cluster spec.resources.requests.memory": "4Gi",
  "Cluster spec.resources.limits.memory": "4Gi",
  "Cluster spec.resources.requests.cpu": "2",
  "Cluster spec.resources.limits.cpu": "2",
  "Cluster spec.affinity.topologyKey": "kubernetes.io/hostname",
  "Pooler spec.instances": "3",
  "ScheduledBackup spec.schedule": "0 0 2 * * *",
  "Publication spec.target.allTables": "true",
};

const byName: Readonly<Record<string, string>> = {
  size: "10Gi",
  retentionPolicy: "30d",
  destinationPath: "s3://bucket/path",
  targetTime: "2026-01-01T00:00:00Z",
  memory: "1Gi",
  cpu: "500m",
  login: "true",
};

export function exampleValue(site: FieldSite): string | undefined {
  const { key } = site;
  const wanted = tableKey(site);
  const own = Object.hasOwn(byPath, wanted) ? byPath[wanted] : undefined;
  return own ?? (Object.hasOwn(byName, key) ? byName[key] : undefined);
}
