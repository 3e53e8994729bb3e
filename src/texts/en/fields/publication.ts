import type { Notes } from "#texts/catalogue.ts";

/** The sending side of logical replication. */
export const publicationNotes: Notes = {
  spec: "A publication: which tables a database offers for logical replication. Definitions, sequences and large objects are not replicated.",
  "spec.cluster": "Cluster that publishes, in the same namespace. Cannot be changed.",
  "spec.dbname": "Database whose tables are published. Cannot be changed.",
  "spec.name":
    "Name of the publication in PostgreSQL, to which subscribers refer. Cannot be changed.",
  "spec.parameters":
    'Options of `CREATE PUBLICATION … WITH`, all strings: `publish` (`"insert,update"`), `publish_via_partition_root`, and others of the major version.',
  "spec.parameters.*":
    'Value of this option of the publication, a string: quote `"true"` and numbers.',
  "spec.publicationReclaimPolicy":
    "What happens when this object is deleted: `retain` keeps the publication, `delete` drops it, and subscribers stop with an error.",
  "spec.target": "What is published: either `allTables` or `objects`, exactly one of them.",
  "spec.target.allTables":
    "Publishes every table of the database, also future ones. Cannot be changed; excludes `objects`, so leave it away rather than writing `false`.",
  "spec.target.objects":
    "List of tables and schemas to publish; excludes `allTables`. Column lists and whole schemas cannot be mixed. A subscriber has to refresh before it sees added tables.",
  "spec.target.objects.tablesInSchema":
    "Schema whose tables are all published, also future ones. An entry holds either this or `table`. PostgreSQL 15 or later.",
  "spec.target.objects.table":
    "One table to publish. An entry holds either this or `tablesInSchema`.",
  "spec.target.objects.table.name":
    "Name of the table. Updates and deletes are published only if it has a primary key or another replica identity.",
  "spec.target.objects.table.schema":
    "Schema of the table; the search path decides if it is left away.",
  "spec.target.objects.table.only": "`true` leaves out tables that inherit from this one.",
  "spec.target.objects.table.columns":
    "Columns to publish; all if left away. The columns of the replica identity have to be among them.",
};
