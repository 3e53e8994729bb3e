import type { RefusedBy } from "#language/finding.ts";
import type { PathRewrite } from "#util/rewrite-path.ts";

/**
 * What a Cluster really cannot leave out. The operator's defaulter writes every missing field of its
 * Go types with a zero value before the schema is read, so most of what the schema requires is never
 * missed; these zero values are refused, by the schema or by the operator's own rules.
 */
const table = [
  ["spec.backup.barmanObjectStore", "destinationPath", "api-server"],
  ["spec.externalClusters.barmanObjectStore", "destinationPath", "api-server"],
  ["spec.bootstrap.initdb.import", "databases", "api-server"],
  ["spec.bootstrap.initdb.import", "type", "api-server"],
  ["spec.bootstrap.pg_basebackup", "source", "api-server"],
  ["spec.replica", "source", "api-server"],
  ["spec.bootstrap.recovery.volumeSnapshots", "storage", "api-server"],
  ["spec.bootstrap.recovery.volumeSnapshots.storage", "apiGroup", "api-server"],
  ["spec.bootstrap.recovery.volumeSnapshots.walStorage", "apiGroup", "api-server"],
  ["spec.bootstrap.initdb.postInitApplicationSQLRefs.secretRefs", "name", "operator"],
  ["spec.bootstrap.initdb.postInitApplicationSQLRefs.secretRefs", "key", "operator"],
  ["spec.bootstrap.initdb.postInitApplicationSQLRefs.configMapRefs", "name", "operator"],
  ["spec.bootstrap.initdb.postInitApplicationSQLRefs.configMapRefs", "key", "operator"],
  ["spec.bootstrap.recovery.volumeSnapshots.tablespaceStorage.*", "apiGroup", "api-server"],
  ["spec.storage.pvcTemplate.dataSource", "apiGroup", "api-server"],
  ["spec.storage.pvcTemplate.dataSourceRef", "apiGroup", "api-server"],
  ["spec.walStorage.pvcTemplate.dataSource", "apiGroup", "api-server"],
  ["spec.walStorage.pvcTemplate.dataSourceRef", "apiGroup", "api-server"],
  ["spec.tablespaces.storage.pvcTemplate.dataSource", "apiGroup", "api-server"],
  ["spec.tablespaces.storage.pvcTemplate.dataSourceRef", "apiGroup", "api-server"],
  ["spec.ephemeralVolumeSource.volumeClaimTemplate.spec.dataSource", "apiGroup", "api-server"],
  ["spec.ephemeralVolumeSource.volumeClaimTemplate.spec.dataSourceRef", "apiGroup", "api-server"],
  ["spec.projectedVolumeTemplate", "sources", "api-server"],
  ["spec.projectedVolumeTemplate.sources.podCertificate", "keyType", "api-server"],
  ["spec.projectedVolumeTemplate.sources.podCertificate", "signerName", "api-server"],
  ["spec.imageCatalogRef", "apiGroup", "api-server"],
  ["spec.imageCatalogRef", "kind", "api-server"],
  ["spec.imageCatalogRef", "major", "operator"],
  ["spec.managed.services.additional", "selectorType", "api-server"],
  ["spec.managed.services.additional", "serviceTemplate", "operator"],
  ["spec.postgresql.extensions", "name", "api-server"],
  ["spec.postgresql.extensions.env", "name", "api-server"],
  ["spec.postgresql.extensions.env", "value", "api-server"],
  ["spec.podSelectorRefs", "name", "api-server"],
  ["spec.postgresql.synchronous", "method", "api-server"],
  ["spec.postgresql.synchronous", "number", "api-server"],
  ["spec.superuserSecret", "name", "operator"],
  ["spec.tablespaces", "name", "operator"],
  [
    "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution",
    "nodeSelectorTerms",
    "api-server",
  ],
] as const satisfies readonly (readonly [pattern: string, field: string, refusedBy: RefusedBy])[];

const scripts = "spec.bootstrap.initdb.postInitApplicationSQLRefs";

/** What is refused of a Cluster that leaves out such a field, where that is not the field itself. */
export const clusterBlamed: readonly PathRewrite[] = [
  ["spec", "spec.instances"],
  [
    "spec.bootstrap.recovery.volumeSnapshots.storage",
    "spec.bootstrap.recovery.volumeSnapshots.storage.apiGroup",
  ],
  [`${scripts}.secretRefs.*.*`, `${scripts}.secretRefs`],
  [`${scripts}.configMapRefs.*.*`, `${scripts}.configMapRefs`],
  ["spec.imageCatalogRef.kind", "spec.imageCatalogRef"],
  ["spec.imageCatalogRef.major", "spec.imageName"],
  ["spec.managed.services.additional.*.serviceTemplate", "spec.managed.services.additional.*"],
  ["spec.superuserSecret.name", "spec.superusersecret.name"],
  ["spec.tablespaces.*.name", "spec.tablespaces.*"],
];

interface Required {
  readonly field: string;
  readonly refusedBy: RefusedBy;
}

/** By the path of the parent, lists without indices. */
export const clusterRequired: ReadonlyMap<string, readonly Required[]> = groupByParent();

function groupByParent(): ReadonlyMap<string, readonly Required[]> {
  const groups = new Map<string, Required[]>();
  for (const [pattern, field, refusedBy] of table) {
    groups.set(pattern, [...(groups.get(pattern) ?? []), { field, refusedBy }]);
  }
  return groups;
}
