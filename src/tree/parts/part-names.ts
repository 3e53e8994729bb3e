/** Sorts of rows below a Cluster, in the order in which they are shown. */
export const clusterParts = [
  "poolers",
  "backups",
  "scheduledBackups",
  "databases",
  "roles",
  "publications",
  "subscriptions",
  "services",
  "volumes",
] as const;

/** Sorts of rows below a context. */
export const contextParts = ["catalogs", "clusterCatalogs", "objectStores", "operators"] as const;

export type PartName = (typeof clusterParts)[number] | (typeof contextParts)[number];
