import type { CnpgKind } from "#domain/cnpg/kinds.ts";

/** A field that names another object; `*` stands for each item of a list. */
export interface ReferenceField {
  readonly path: readonly string[];
  /** Several: the field `kind` beside the name says which. */
  readonly targets: readonly CnpgKind[];
}

const toCluster: readonly ReferenceField[] = [
  { path: ["spec", "cluster", "name"], targets: ["Cluster"] },
];

/** Where each kind names others. Names that stay inside of one document are not among them. */
export const referenceFields: Readonly<Partial<Record<CnpgKind, readonly ReferenceField[]>>> = {
  Backup: toCluster,
  ScheduledBackup: toCluster,
  Pooler: toCluster,
  Database: toCluster,
  DatabaseRole: toCluster,
  Publication: toCluster,
  Subscription: toCluster,
  Cluster: [
    {
      path: ["spec", "imageCatalogRef", "name"],
      targets: ["ImageCatalog", "ClusterImageCatalog"],
    },
    { path: ["spec", "plugins", "*", "parameters", "barmanObjectName"], targets: ["ObjectStore"] },
    {
      path: ["spec", "externalClusters", "*", "plugin", "parameters", "barmanObjectName"],
      targets: ["ObjectStore"],
    },
    { path: ["spec", "bootstrap", "recovery", "backup", "name"], targets: ["Backup"] },
  ],
};
