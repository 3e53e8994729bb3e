import { hbaWordMessages } from "#texts/en/hover/hba-words.ts";
import { metadataKeyMessages } from "#texts/en/hover/metadata-keys.ts";
import { pgbouncerMessages } from "#texts/en/hover/pgbouncer-settings.ts";
import { scheduleMessages } from "#texts/en/hover/schedules.ts";
import { valueMessages } from "#texts/en/hover/values.ts";

export const hoverMessages: Readonly<Record<string, string>> = {
  ...hbaWordMessages,
  ...metadataKeyMessages,
  ...pgbouncerMessages,
  ...scheduleMessages,
  ...valueMessages,
  "hover.quantity": "quantity",
  "hover.required": "required",
  "hover.default": "default {value}",
  "hover.defaults": "Default by major: {defaults}",
  "hover.default-in": "{value} in {majors}",
  "hover.allowed": "Allowed: {values}",
  "hover.meaningful": "Values with a meaning: {values}",
  "hover.minimum": "at least {minimum}",
  "hover.maximum": "at most {maximum}",
  "hover.since": "Since operator {version}",
  "hover.until": "Last in operator {version}",
  "hover.deprecated": "**Deprecated**",
  "hover.replaced-by": "**Deprecated**: use `{path}`",
  "hover.dangerous": "**Careful**: this can lose data or hide errors",
  "hover.operator-written": "Written by the operator; leave it alone",
  "hover.documentation": "[Documentation]({url})",
  "hover.operator-default": "set by the operator",
  "hover.operator-value": "CloudNativePG sets `{value}` where the manifest says nothing",
  "hover.managed.fixed": "The operator computes this parameter and refuses it here",
  "hover.managed.blocked": "The operator keeps this parameter as it is and refuses it here",
  "hover.managed.replaced": "The operator writes over this parameter without a word",
  "hover.instead": "use `{path}`",
  "hover.tolerated": "only the value {value} passes",
  "hover.library": "Belongs to the library `{library}`",
  "hover.read-only": "Read-only: it shows a fact and cannot be set",
  "hover.restart": "restart",
  "hover.reload": "reload",
  "hover.restart-meaning": "A change restarts the pods one after another, the primary last",
  "hover.reload-meaning": "A change is reloaded without a restart",
  "hover.range": "Range: {minimum} to {maximum}",
  "hover.majors": "PostgreSQL {majors}",
  "hover.value": "`{value}` = {meaning}",
  "hover.cores": "{count} CPU cores",
  "hover.bytes": "{count} bytes",
  "hover.image-pinned": "PostgreSQL {version}, a fixed minor.",
  "hover.image-floating":
    "PostgreSQL {version}, whichever minor the tag points at when a node pulls it; a full minor or a digest makes updates deliberate.",
  "hover.image-unreadable":
    "The tag does not begin with a PostgreSQL version, so the operator cannot tell the major",
  "hover.image.minimal": "Variant minimal: PostgreSQL alone.",
  "hover.image.standard": "Variant standard: with locales, pgaudit, pgvector and more extensions.",
  "hover.image.system":
    "Variant system: as standard, and with the tools of in-tree Barman backups.",
  "hover.kind": "{kind} of {apiVersion}",
  "hover.scope.namespaced": "lives in a namespace",
  "hover.scope.cluster": "belongs to the whole Kubernetes cluster, so it has no namespace",
  "hover.barman-cloud":
    "Comes with the Barman Cloud plugin, which is installed beside the operator",
  "kind.Cluster":
    "A PostgreSQL cluster: one primary and its replicas, with their storage, settings, users and bootstrap. The operator creates pods, services and secrets for it.",
  "kind.ScheduledBackup": "Takes base backups of a Cluster at regular times.",
  "kind.Backup":
    "One base backup of a Cluster, taken when the object is created. Also the record of backups that a schedule took.",
  "kind.Pooler":
    "PgBouncer in front of a Cluster, as a deployment of its own, so that many clients share few connections.",
  "kind.Database":
    "A database in a Cluster, with its owner, extensions and schemas, kept as the manifest says.",
  "kind.DatabaseRole": "A role in a Cluster as an object of its own, kept as the manifest says.",
  "kind.Publication": "The sending side of logical replication in a database of a Cluster.",
  "kind.Subscription": "The receiving side of logical replication in a database of a Cluster.",
  "kind.ObjectStore":
    "A place for backups and WAL in an object store, which Clusters name in their plugin settings.",
  "kind.ImageCatalog":
    "Images by PostgreSQL major for the Clusters of one namespace, so that updates happen in one place.",
  "kind.ClusterImageCatalog":
    "Images by PostgreSQL major for the Clusters of all namespaces, so that updates happen in one place.",
  "kind.FailoverQuorum":
    "The operator's own note about which replicas hold everything that was promised; it reads it before a failover.",
};
