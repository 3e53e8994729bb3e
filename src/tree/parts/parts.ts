import { backupPart } from "#tree/parts/backup-part.ts";
import { catalogPart, clusterCatalogPart } from "#tree/parts/context-parts.ts";
import { objectStorePart, operatorPart } from "#tree/parts/context-parts.ts";
import { databasePart, publicationPart } from "#tree/parts/declared-parts.ts";
import { rolePart, subscriptionPart } from "#tree/parts/declared-parts.ts";
import type { Part } from "#tree/parts/part.ts";
import type { PartName } from "#tree/parts/part-names.ts";
import { poolerPart } from "#tree/parts/pooler-part.ts";
import { scheduledBackupPart } from "#tree/parts/scheduled-backup-part.ts";
import { servicePart } from "#tree/parts/service-part.ts";
import { volumePart } from "#tree/parts/volume-part.ts";

/** Every sort of row that stands for one object, but instances, which are more than their pods. */
export const parts: Readonly<Record<PartName, Part>> = {
  poolers: poolerPart,
  backups: backupPart,
  scheduledBackups: scheduledBackupPart,
  databases: databasePart,
  roles: rolePart,
  publications: publicationPart,
  subscriptions: subscriptionPart,
  services: servicePart,
  volumes: volumePart,
  catalogs: catalogPart,
  clusterCatalogs: clusterCatalogPart,
  objectStores: objectStorePart,
  operators: operatorPart,
};
