import type { Notes } from "#texts/catalogue.ts";

/** A PostgreSQL database and what is in it. Locale fields are in the shared notes. */
export const databaseNotes: Notes = {
  "metadata.name":
    "Name of the Kubernetes object. The database itself is named by `spec.name`, which allows other characters.",
  spec: "A database that the operator creates in a running cluster and keeps as described.",
  "spec.cluster": "Cluster that holds the database, in the same namespace. Cannot be changed.",
  "spec.name":
    "Name of the database in PostgreSQL. `postgres`, `template0` and `template1` are reserved. Cannot be changed; two objects for one database do not work, the second is not applied.",
  "spec.owner":
    "Role that owns the database. It must exist, for instance by a DatabaseRole; a change is carried out with `ALTER DATABASE … OWNER TO`.",
  "spec.ensure":
    "`present` creates and keeps the database, `absent` drops it with all its data. There is no way back but a restore.",
  "spec.databaseReclaimPolicy":
    "What happens when this object is deleted: `retain` keeps the database, `delete` drops it with all data. Keep `retain` where a GitOps tool prunes objects.",
  "spec.template":
    "Database to copy from, `template1` by default; `template0` is needed for another encoding or locale. Cannot be changed.",
  "spec.encoding":
    "Character encoding of the database. Another one than the cluster's needs `template: template0`. Cannot be changed.",
  "spec.collationVersion":
    "Collation version to record, normally left to PostgreSQL. Only for tools that rebuild a cluster exactly. Cannot be changed.",
  "spec.tablespace":
    "Default tablespace of the database. A change moves all its files while nobody is connected.",
  "spec.isTemplate":
    "Lets everyone with `CREATEDB` copy this database. Has to be `false` before it can be dropped.",
  "spec.allowConnections":
    "`false` refuses new connections to this database, also for its owner; running sessions stay.",
  "spec.connectionLimit":
    "How many sessions the database takes at a time; -1 means no limit. Superusers are not limited.",
  "spec.schemas":
    "Schemas kept in the database. An entry that is removed from the list leaves its schema behind; use `ensure: absent` to drop it.",
  "spec.schemas.name": "Name of the schema. Unique within the list.",
  "spec.schemas.ensure":
    "`present` creates and keeps the schema, `absent` drops it, which fails while it holds objects.",
  "spec.schemas.owner": "Role that owns the schema. It must exist.",
  "spec.extensions":
    "Extensions kept in the database. Their files have to be in the image, and some want an entry in `shared_preload_libraries` first.",
  "spec.extensions.name": "Name as in `CREATE EXTENSION`. Unique within the list.",
  "spec.extensions.ensure":
    "`present` creates and keeps the extension, `absent` drops it, which fails while objects depend on it.",
  "spec.extensions.version":
    "Version to have. Left away, the image's default version is installed and not updated later by itself; raise it here after an image update.",
  "spec.extensions.schema":
    "Schema for the extension's objects, where the extension allows a choice. It must exist, for example as an entry of `schemas`.",
  "spec.fdws":
    "Foreign data wrappers kept in the database, for access to other data sources by SQL.",
  "spec.fdws.name":
    "Name of the foreign data wrapper, such as `postgres_fdw`. Unique within the list.",
  "spec.fdws.ensure": "`present` creates and keeps the wrapper, `absent` drops it.",
  "spec.fdws.owner": "Role that owns the wrapper. PostgreSQL demands a superuser.",
  "spec.fdws.handler":
    'Handler function of the wrapper. Left away, the one that the extension registers; `"-"` for none.',
  "spec.fdws.validator":
    'Function that checks the options. Left away, the one that the extension registers; `"-"` for none.',
  "spec.fdws.options": "Options of the wrapper.",
  "spec.fdws.usage": "Roles that get or lose the right to use the wrapper.",
  "spec.servers":
    "Foreign servers kept in the database, each of them made with a wrapper from `fdws`.",
  "spec.servers.name": "Name of the foreign server. Unique within the list.",
  "spec.servers.ensure": "`present` creates and keeps the foreign server, `absent` drops it.",
  "spec.servers.fdw":
    "Wrapper that the server uses. It has to be an entry of `fdws` in this object, unless the server is `absent`.",
  "spec.servers.options":
    "Options of the server, such as `host`, `port`, `dbname`. They are stored readable: passwords belong in user mappings.",
  "spec.servers.usage": "Roles that get or lose the right to use the server.",
  "status.extensions": "State of each extension.",
  "status.schemas": "State of each schema.",
  "status.fdws": "State of each foreign data wrapper.",
  "status.servers": "State of each foreign server.",
};
