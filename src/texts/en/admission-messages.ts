import { celMessages } from "#texts/en/admission/cel-messages.ts";
import { clusterAccessMessages } from "#texts/en/admission/cluster-access-messages.ts";
import { clusterStorageMessages } from "#texts/en/admission/cluster-storage-messages.ts";
import { clusterInstanceMessages } from "#texts/en/admission/cluster-instance-messages.ts";
import { clusterBackupMessages } from "#texts/en/admission/cluster-backup-messages.ts";
import { clusterManagedMessages } from "#texts/en/admission/cluster-managed-messages.ts";
import { clusterWarningMessages } from "#texts/en/admission/cluster-warning-messages.ts";
import { backupMessages } from "#texts/en/admission/backup-messages.ts";
import { poolerMessages } from "#texts/en/admission/pooler-messages.ts";
import { databaseMessages } from "#texts/en/admission/database-messages.ts";
import { commonMessages } from "#texts/en/admission/common-messages.ts";
import { changeMessages } from "#texts/en/admission/change-messages.ts";
import { clusterBootstrapMessages } from "#texts/en/admission/cluster-bootstrap-messages.ts";
import { clusterIdentityMessages } from "#texts/en/admission/cluster-identity-messages.ts";
import { clusterParameterMessages } from "#texts/en/admission/cluster-parameter-messages.ts";
import { clusterReplicaMessages } from "#texts/en/admission/cluster-replica-messages.ts";

/**
 * What the rules of `src/admission` say, by rule id, or rule id and variant as `id.variant`. The tables
 * stand below `admission/`, one a subject, and are collected here.
 */
export const admissionMessages: Readonly<Record<string, string>> = {
  ...celMessages,
  ...changeMessages,
  ...clusterIdentityMessages,
  ...clusterBootstrapMessages,
  ...clusterParameterMessages,
  ...clusterReplicaMessages,
  ...clusterAccessMessages,
  ...clusterStorageMessages,
  ...clusterInstanceMessages,
  ...clusterBackupMessages,
  ...clusterManagedMessages,
  ...clusterWarningMessages,
  ...backupMessages,
  ...poolerMessages,
  ...databaseMessages,
  ...commonMessages,
};
