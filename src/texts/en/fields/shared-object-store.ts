import type { Notes } from "#texts/catalogue.ts";

/** Barman's object store settings: ObjectStore, the old section of a Cluster, and a Backup's status. */
export const sharedObjectStoreNotes: Notes = {
  destinationPath:
    "Bucket and folder, such as `s3://bucket/folder`, `gs://bucket/folder` or `https://account.blob.core.windows.net/container`. The server name is added to it. Two clusters must never write to the same path with the same server name.",
  endpointURL:
    "Address of the store if it is not the provider's own, for example MinIO, Ceph or a regional endpoint, with scheme and without bucket.",
  endpointCA:
    "Secret key with the CA certificate of the store's endpoint, for stores with private certificates.",
  "endpointCA.name": "Name of the secret with the endpoint's CA.",
  "endpointCA.key": "Key in the secret with the endpoint's CA, often `ca.crt`.",
  serverName:
    "Folder of the server below `destinationPath`, the cluster's name by default. A restored cluster has to write to another one than the original; change it, too, together with a major upgrade.",
  "barmanObjectStore.tags":
    "Tags put on uploaded files, for billing or lifecycle rules of the bucket.",
  "barmanObjectStore.historyTags": "Tags put on uploaded timeline history files.",
  "configuration.tags":
    "Tags put on uploaded files, for billing or lifecycle rules. A rule that deletes files behind the plugin's back breaks restores.",
  "configuration.historyTags":
    "Tags put on uploaded timeline history files, which must live as long as any backup.",
  "tags.*": "Value of this tag, a string.",
  "historyTags.*": "Value of this tag for history files.",
  "barmanObjectStore.data": "How base backups are written and read.",
  "configuration.data": "How base backups are written and read by the plugin.",
  "data.compression":
    "Compression of base backups: `gzip`, `bzip2`, `lz4` or `snappy`; none if left away. `lz4` and `snappy` cost little CPU, `bzip2` saves most space. Old backups stay readable after a change.",
  "data.encryption":
    "Server-side encryption asked for at upload: `AES256` or `aws:kms`; left away, the bucket's own policy counts. Only S3.",
  "data.jobs":
    "Parallel uploads of a base backup. More is faster and takes more memory, CPU and network from the instance.",
  "data.immediateCheckpoint":
    "`true` starts a backup with a checkpoint at full speed instead of a spread one: the backup begins sooner, at the price of a burst of writes.",
  "data.additionalCommandArgs":
    "Further arguments for `barman-cloud-backup`. Those that repeat a field are ignored; a wrong one fails the backups.",
  "data.restoreAdditionalCommandArgs":
    "Further arguments for `barman-cloud-restore`, such as a longer read timeout. In a Cluster since 1.30.1.",
  "barmanObjectStore.wal": "How WAL files are archived and fetched.",
  "configuration.wal": "How WAL files are archived and fetched by the plugin.",
  "wal.compression":
    "Compression of archived WAL: `gzip`, `bzip2`, `lz4`, `snappy`, `xz`, `zstd`; none if left away. WAL compresses well: `lz4` or `zstd` save most of the space at little CPU.",
  "wal.encryption":
    "Server-side encryption asked for at upload of WAL: `AES256` or `aws:kms`; left away, the bucket's own policy counts. Only S3.",
  "wal.maxParallel":
    "WAL files archived or fetched at the same time, 1 by default. Raise it (8 or so) when archiving falls behind on a busy primary or when restores are slow.",
  "wal.archiveAdditionalCommandArgs":
    "Further arguments for `barman-cloud-wal-archive`. A wrong one stops archiving, and WAL piles up on the volume.",
  "wal.restoreAdditionalCommandArgs": "Further arguments for `barman-cloud-wal-restore`.",
  s3Credentials:
    "Login for S3 and compatible stores: either `inheritFromIAMRole`, or `accessKeyId` together with `secretAccessKey`.",
  "s3Credentials.accessKeyId":
    "Secret key with the access key id. Goes together with `secretAccessKey`.",
  "s3Credentials.secretAccessKey":
    "Secret key with the secret access key. Goes together with `accessKeyId`.",
  "s3Credentials.sessionToken":
    "Secret key with the session token of temporary credentials. They end, and archiving with them.",
  "s3Credentials.region":
    "Secret key with the region's name, for stores that cannot be asked for it.",
  "s3Credentials.inheritFromIAMRole":
    "`true` uses the identity of the pod (IRSA, instance profile) instead of keys: nothing to rotate. Bind it by an annotation in `serviceAccountTemplate`. Excludes the keys.",
  azureCredentials:
    "Login for Azure Blob Storage: a connection string alone, or exactly one of storage key, SAS token, Azure AD identity, default credentials.",
  "azureCredentials.connectionString":
    "Secret key with a connection string. Excludes all other Azure fields.",
  "azureCredentials.storageAccount":
    "Secret key with the storage account's name. Required with `storageKey` and `storageSasToken`.",
  "azureCredentials.storageKey": "Secret key with the account key: full rights on the account.",
  "azureCredentials.storageSasToken":
    "Secret key with a shared access signature. It ends at its date, and archiving with it.",
  "azureCredentials.inheritFromAzureAD":
    "`true` uses the managed identity of the pod instead of keys. Excludes the other ways.",
  "azureCredentials.useDefaultAzureCredentials":
    "`true` tries Azure's usual chain: environment, workload identity, managed identity. Excludes the other ways.",
  googleCredentials:
    "Login for Google Cloud Storage: either `gkeEnvironment` or `applicationCredentials`.",
  "googleCredentials.applicationCredentials": "Secret key with the JSON file of a service account.",
  "googleCredentials.gkeEnvironment":
    "`true` uses the identity of the pod on GKE instead of a key file. Excludes `applicationCredentials`.",
  "accessKeyId.name": "Name of the secret with the access key id.",
  "accessKeyId.key": "Key in the secret whose value is the access key id.",
  "secretAccessKey.name": "Name of the secret with the secret access key.",
  "secretAccessKey.key": "Key in the secret whose value is the secret access key.",
};
