export const clusterReplicaMessages: Readonly<Record<string, string>> = {
  "cluster/external-cluster-empty":
    "The external cluster {name} does not say where its data is; add connectionParameters, plugin or barmanObjectStore",
  "cluster/external-cluster-name-unsafe":
    "Files are named after {field}, so {value} cannot be it; use a name other than . and .. and without slash or backslash",
  "cluster/external-cluster-secret-unsafe":
    "Files are named after {field}, so {value} cannot be it; use a name other than . and .. and without slash or backslash",
  "cluster/external-cluster-duplicate":
    "The name {name} stands twice in spec.externalClusters; rename or remove one of them",
  "cluster/replica-enabled-with-primary":
    "With primary {primary} the operator decides by itself which Cluster is the replica; remove enabled, or remove primary and self",
  "cluster/replica-bootstrap-initdb":
    "A replica cluster begins as a copy of its source; bootstrap it by recovery or pg_basebackup instead of initdb, which is the default",
  "cluster/replica-source-not-found":
    "spec.externalClusters has no entry {name} to follow; add it or correct the name",
  "cluster/replica-self-not-found":
    "spec.externalClusters has no entry {name}, which stands for this Cluster; add it or correct self",
  "cluster/replica-primary-not-found":
    "spec.externalClusters has no entry {name}, which is to be the primary; add it or correct primary",
  "cluster/promotion-token-with-delay":
    "A Cluster that is promoted replays no WAL with a delay; remove minApplyDelay or promotionToken",
  "cluster/promotion-token-on-replica":
    "This Cluster stays a replica, and a promotion token is only for one that becomes primary; change enabled or primary, or remove the token",
  "cluster/promotion-token-malformed":
    "This is no promotion token; copy status.demotionToken of the demoted Cluster as it is",
  "cluster/promotion-token-incomplete":
    "The promotion token lacks {member}; copy status.demotionToken of the demoted Cluster as it is",
};
