import type { Notes } from "#texts/catalogue.ts";
import { backupNotes } from "#texts/en/fields/backup.ts";
import { databaseNotes } from "#texts/en/fields/database.ts";
import { databaseRoleNotes } from "#texts/en/fields/database-role.ts";
import { failoverQuorumNotes } from "#texts/en/fields/failover-quorum.ts";
import { imageCatalogNotes } from "#texts/en/fields/image-catalog.ts";
import { objectStoreNotes } from "#texts/en/fields/object-store.ts";
import { poolerNotes } from "#texts/en/fields/pooler.ts";
import { publicationNotes } from "#texts/en/fields/publication.ts";
import { scheduledBackupNotes } from "#texts/en/fields/scheduled-backup.ts";
import { subscriptionNotes } from "#texts/en/fields/subscription.ts";

export const otherFieldNotes: Readonly<Record<string, Notes>> = {
  Backup: backupNotes,
  ClusterImageCatalog: imageCatalogNotes,
  Database: databaseNotes,
  DatabaseRole: databaseRoleNotes,
  FailoverQuorum: failoverQuorumNotes,
  ImageCatalog: imageCatalogNotes,
  ObjectStore: objectStoreNotes,
  Pooler: poolerNotes,
  Publication: publicationNotes,
  ScheduledBackup: scheduledBackupNotes,
  Subscription: subscriptionNotes,
};
