import type { Notes } from "#texts/catalogue.ts";
import { clusterBackupNotes } from "#texts/en/fields/cluster-backup.ts";
import { clusterBasicsNotes } from "#texts/en/fields/cluster-basics.ts";
import { clusterBootstrapNotes } from "#texts/en/fields/cluster-bootstrap.ts";
import { clusterOperationsNotes } from "#texts/en/fields/cluster-operations.ts";
import { clusterPostgresqlNotes } from "#texts/en/fields/cluster-postgresql.ts";
import { clusterStatusNotes } from "#texts/en/fields/cluster-status.ts";

export const clusterFieldNotes: Notes = {
  ...clusterBasicsNotes,
  ...clusterBootstrapNotes,
  ...clusterPostgresqlNotes,
  ...clusterBackupNotes,
  ...clusterOperationsNotes,
  ...clusterStatusNotes,
};
