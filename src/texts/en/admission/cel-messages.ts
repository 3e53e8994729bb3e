const provider = (field: string, word: string) =>
  `${field} only means something with localeProvider: ${word}; write that, or remove ${field}`;

/** Rules that stand in the schemas themselves, by the ids of `cel-facts.ts`. */
export const celMessages: Readonly<Record<string, string>> = {
  "cluster/image-and-catalog":
    "imageName and imageCatalogRef both choose the PostgreSQL image; keep one of them",
  "cluster/builtin-locale-provider": provider("builtinLocale", "builtin"),
  "cluster/icu-locale-provider": provider("icuLocale", "icu"),
  "cluster/icu-rules-provider": provider("icuRules", "icu"),
  "cluster/image-catalog-kind":
    "A catalog is of kind ImageCatalog or ClusterImageCatalog; write one of them",
  "cluster/image-catalog-group":
    "Image catalogs belong to the API group postgresql.cnpg.io; write apiGroup: postgresql.cnpg.io",
  "cluster/preferred-durability-names":
    "dataDurability: preferred cannot be combined with named standbys; empty standbyNamesPre and standbyNamesPost, or write required",
  "cluster/synchronous-number-positive":
    "At least one standby has to confirm a commit; write a number above 0, or remove synchronous",
  "cluster/extension-image-reference":
    "The extension's image has no reference; name the image to mount",
  "pooler/image-and-catalog":
    "image and imageCatalogRef both choose the PgBouncer image; keep one of them",
  "pooler/image-catalog-kind":
    "A catalog is of kind ImageCatalog or ClusterImageCatalog; write one of them",
  "pooler/image-catalog-group":
    "Image catalogs belong to the API group postgresql.cnpg.io; write apiGroup: postgresql.cnpg.io",
  "database/builtin-locale-provider": provider("builtinLocale", "builtin"),
  "database/icu-locale-provider": provider("icuLocale", "icu"),
  "database/icu-rules-provider": provider("icuRules", "icu"),
  "database/name-postgres":
    "The database postgres belongs to the server itself; give this one another name",
  "database/name-template0":
    "template0 is what new databases are copied from; give this one another name",
  "database/name-template1":
    "template1 is what new databases are copied from; give this one another name",
  "database/usage-name-empty": "The usage names no role; write who it is granted to",
  "database/server-fdw-empty":
    "The foreign server names no wrapper; write the name of an entry of fdws",
  "databaserole/ensure-absent":
    "A DatabaseRole cannot ask for its own absence; delete the object, with databaseRoleReclaimPolicy: delete, to drop the role",
  "databaserole/name-postgres":
    "The operator keeps the role postgres for itself; choose another name",
  "databaserole/name-streaming-replica":
    "The operator keeps the role streaming_replica for replication; choose another name",
  "databaserole/name-pg-prefix":
    "PostgreSQL keeps role names that begin with pg_ for itself; choose another name",
  "databaserole/name-cnpg-prefix":
    "The operator keeps role names that begin with cnpg_ for itself; choose another name",
  "databaserole/name-empty": "The role has no name; write one",
  "databaserole/password-conflict":
    "disablePassword takes the password away that passwordSecret sets; keep one of them",
  "databaserole/client-cert-needs-login":
    "A client certificate is of no use to a role that may not log in; write login: true, or disable clientCertificate",
  "publication/target-exclusive":
    "A publication is of all tables or of a list of objects; write exactly one of allTables and objects",
  "publication/columns-with-schema":
    "A table with a column list cannot be published beside a whole schema; drop columns or tablesInSchema",
  "publication/object-exclusive":
    "An object is one table or all tables of a schema; write exactly one of table and tablesInSchema",
  "imagecatalog/major-duplicate": "Two images have the same major; keep one image for each major",
  "imagecatalog/component-key-duplicate":
    "Two component images have the same key; give each its own",
  "objectstore/server-name":
    "The server name does not belong in an ObjectStore, which several clusters may share; write serverName into the plugin's parameters of the Cluster",
  "objectstore/log-level-argument":
    "The sidecar's log level has a field of its own; remove --log-level from additionalContainerArgs and set logLevel",
  "immutable-field":
    "{field} cannot be changed once the object is there; put the old value back, or create an object with another name",
  "admission.old": "What it was before",
  "immutable-field.spec":
    "The spec of a {kind} cannot be changed once it is there; create another {kind} instead",
  "broken-schema-rule": "{field} breaks a rule of the schema of {kind}: {rule}",
  "admission.defaulted": "{message}. It is not written here: {field} defaults to {value}",
};
