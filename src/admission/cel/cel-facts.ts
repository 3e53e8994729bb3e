import type { CnpgKind } from "#domain/cnpg/kinds.ts";

/** What is to be said about one rule of a schema, found by the place and the expression. */
export interface CelFact {
  /** Kind and fact, as `cluster/image-and-catalog`; also the key of its message. */
  readonly id: string;
  readonly kinds: readonly CnpgKind[];
  /** Where the rule stands, lists without indices. */
  readonly pattern: string;
  readonly rule: string;
  /** Below that place, what a person would change; the first that is written counts. */
  readonly culprits: readonly string[];
}

/** Undefined for a rule of a newer schema than these facts. */
export function findCelFact(kind: CnpgKind, pattern: string, rule: string): CelFact | undefined {
  return celFacts.find(
    (fact) => fact.pattern === pattern && fact.rule === rule && fact.kinds.includes(kind),
  );
}

const builtinLocale = "!has(self.builtinLocale) || self.localeProvider == 'builtin'";
const icuLocale = "!has(self.icuLocale) || self.localeProvider == 'icu'";
const icuRules = "!has(self.icuRules) || self.localeProvider == 'icu'";
const catalogKind = "self.kind == 'ImageCatalog' || self.kind == 'ClusterImageCatalog'";
const catalogGroup = "self.apiGroup == 'postgresql.cnpg.io'";
const catalogs: readonly CnpgKind[] = ["ImageCatalog", "ClusterImageCatalog"];

/** All rules of the known schemas but the ones that say that a field never changes. */
export const celFacts: readonly CelFact[] = [
  fact(
    "cluster/image-and-catalog",
    "Cluster spec",
    "!(has(self.imageCatalogRef) && has(self.imageName))",
    ["imageName"],
  ),
  fact("cluster/builtin-locale-provider", "Cluster spec.bootstrap.initdb", builtinLocale, [
    "builtinLocale",
  ]),
  fact("cluster/icu-locale-provider", "Cluster spec.bootstrap.initdb", icuLocale, ["icuLocale"]),
  fact("cluster/icu-rules-provider", "Cluster spec.bootstrap.initdb", icuRules, ["icuRules"]),
  fact("cluster/image-catalog-kind", "Cluster spec.imageCatalogRef", catalogKind, ["kind"]),
  fact("cluster/image-catalog-group", "Cluster spec.imageCatalogRef", catalogGroup, ["apiGroup"]),
  fact(
    "cluster/preferred-durability-names",
    "Cluster spec.postgresql.synchronous",
    "self.dataDurability!='preferred' || ((!has(self.standbyNamesPre) || self.standbyNamesPre.size()==0) && (!has(self.standbyNamesPost) || self.standbyNamesPost.size()==0))",
    ["dataDurability"],
  ),
  fact(
    "cluster/synchronous-number-positive",
    "Cluster spec.postgresql.synchronous.number",
    "self > 0",
  ),
  fact(
    "cluster/extension-image-reference",
    "Cluster spec.postgresql.extensions[].image",
    "has(self.reference)",
  ),
  fact(
    "pooler/image-and-catalog",
    "Pooler spec.pgbouncer",
    "!(has(self.image) && has(self.imageCatalogRef))",
    ["image"],
  ),
  fact("pooler/image-catalog-kind", "Pooler spec.pgbouncer.imageCatalogRef", catalogKind, ["kind"]),
  fact("pooler/image-catalog-group", "Pooler spec.pgbouncer.imageCatalogRef", catalogGroup, [
    "apiGroup",
  ]),
  fact("database/builtin-locale-provider", "Database spec", builtinLocale, ["builtinLocale"]),
  fact("database/icu-locale-provider", "Database spec", icuLocale, ["icuLocale"]),
  fact("database/icu-rules-provider", "Database spec", icuRules, ["icuRules"]),
  fact("database/name-postgres", "Database spec.name", "self != 'postgres'"),
  fact("database/name-template0", "Database spec.name", "self != 'template0'"),
  fact("database/name-template1", "Database spec.name", "self != 'template1'"),
  fact("database/usage-name-empty", "Database spec.fdws[].usage[].name", "self != ''"),
  fact("database/usage-name-empty", "Database spec.servers[].usage[].name", "self != ''"),
  fact("database/server-fdw-empty", "Database spec.servers[].fdw", "self != ''"),
  fact(
    "databaserole/ensure-absent",
    "DatabaseRole spec",
    "!has(self.ensure) || self.ensure != 'absent'",
    ["ensure"],
  ),
  fact("databaserole/name-postgres", "DatabaseRole spec", "self.name != 'postgres'", ["name"]),
  fact(
    "databaserole/name-streaming-replica",
    "DatabaseRole spec",
    "self.name != 'streaming_replica'",
    ["name"],
  ),
  fact("databaserole/name-pg-prefix", "DatabaseRole spec", "!self.name.startsWith('pg_')", [
    "name",
  ]),
  fact("databaserole/name-cnpg-prefix", "DatabaseRole spec", "!self.name.startsWith('cnpg_')", [
    "name",
  ]),
  fact("databaserole/name-empty", "DatabaseRole spec", "self.name.size() != 0", ["name"]),
  fact(
    "databaserole/password-conflict",
    "DatabaseRole spec",
    "!has(self.passwordSecret) || !has(self.disablePassword) || !self.disablePassword",
    ["disablePassword"],
  ),
  fact(
    "databaserole/client-cert-needs-login",
    "DatabaseRole spec",
    "!has(self.clientCertificate) || !self.clientCertificate.enabled || self.login",
    ["clientCertificate"],
  ),
  fact(
    "publication/target-exclusive",
    "Publication spec.target",
    "(has(self.allTables) && !has(self.objects)) || (!has(self.allTables) && has(self.objects))",
    ["allTables"],
  ),
  fact(
    "publication/columns-with-schema",
    "Publication spec.target.objects",
    "!(self.exists(o, has(o.table) && has(o.table.columns)) && self.exists(o, has(o.tablesInSchema)))",
  ),
  fact(
    "publication/object-exclusive",
    "Publication spec.target.objects[]",
    "(has(self.tablesInSchema) && !has(self.table)) || (!has(self.tablesInSchema) && has(self.table))",
  ),
  {
    id: "imagecatalog/major-duplicate",
    kinds: catalogs,
    pattern: "spec.images",
    rule: "self.all(e, self.filter(f, f.major==e.major).size() == 1)",
    culprits: [],
  },
  {
    id: "imagecatalog/component-key-duplicate",
    kinds: catalogs,
    pattern: "spec.componentImages",
    rule: "self.all(e, self.filter(f, f.key==e.key).size() == 1)",
    culprits: [],
  },
  fact("objectstore/server-name", "ObjectStore spec.configuration", "!has(self.serverName)", [
    "serverName",
  ]),
  fact(
    "objectstore/log-level-argument",
    "ObjectStore spec.instanceSidecarConfiguration.additionalContainerArgs",
    "!self.exists(a, a.startsWith('--log-level'))",
  ),
];

/** @param place kind and pattern, as `Cluster spec.imageCatalogRef` */
function fact(id: string, place: string, rule: string, culprits: readonly string[] = []): CelFact {
  const [kind = "", pattern = ""] = place.split(" ");
  return { id, kinds: [kind as CnpgKind], pattern, rule, culprits };
}
