import type { Notes } from "#texts/catalogue.ts";

/** The receiving side of logical replication. */
export const subscriptionNotes: Notes = {
  spec: "A subscription: receives the changes of a publication. The tables have to exist here already, for instance by an import with `schemaOnly`.",
  "spec.cluster": "Cluster that receives, in the same namespace. Cannot be changed.",
  "spec.dbname": "Database that receives the changes. Cannot be changed.",
  "spec.name":
    "Name of the subscription in PostgreSQL, and of its replication slot on the publisher. Cannot be changed.",
  "spec.externalClusterName":
    "Entry of the cluster's `externalClusters` with the connection to the publisher. Its user needs `REPLICATION` and the right to read the tables.",
  "spec.publicationName": "Name of the publication on the publisher. It has to exist.",
  "spec.publicationDBName":
    "Database of the publication, if the external cluster's `dbname` names another one.",
  "spec.parameters":
    "Options of `CREATE SUBSCRIPTION … WITH`, all strings, such as `copy_data`, `origin`, `failover`. Most count only at creation; later edits of those are silently ignored.",
  "spec.parameters.*":
    'Value of this option of the subscription, a string: quote `"true"` and numbers.',
  "spec.subscriptionReclaimPolicy":
    "What happens when this object is deleted: `delete` drops the subscription and its slot; `retain` keeps both. A slot that nobody reads makes WAL pile up on the publisher.",
};
