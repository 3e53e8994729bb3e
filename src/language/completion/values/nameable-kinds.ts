import type { FieldSite } from "#language/completion/schema/field-site.ts";

/** Kinds whose objects a field may name in the cluster; none: the field holds something else. */
export function nameableKinds(site: FieldSite, catalogKind: string | undefined): readonly string[] {
  const { kind, path, key } = site;
  if (path === "spec.imageCatalogRef.name") return catalogs(catalogKind);
  if (path === "spec.cluster.name") return kind === "Cluster" ? [] : ["Cluster"];
  const found = fields.find(([pattern]) => pattern.test(`${path}#${key}`));
  return found === undefined ? [] : [found[1]];
}

function catalogs(written: string | undefined): readonly string[] {
  const all = ["ImageCatalog", "ClusterImageCatalog"];
  const meant = all.filter((kind) => kind === written);
  return meant.length === 0 ? all : meant;
}

/** `…Secret.name`, keys of Secrets such as `accessKeyId.name`, and certificates, which are named plainly. */
const secret = new RegExp(
  [
    String.raw`(^|\.)(secret|\w+Secret|accessKeyId|secretAccessKey|sessionToken|connectionString`,
    String.raw`|storageAccount|storageKey|storageSasToken|applicationCredentials|endpointCA`,
    String.raw`|sslCert|sslKey|sslRootCert|password|bindPassword)\.name#`,
    String.raw`|\.certificates\.\w+Secret#`,
  ].join(""),
);

/** By the path and, after `#`, the last key as it is written. */
const fields: readonly (readonly [RegExp, string])[] = [
  [/\.parameters\.\*#barmanObjectName$/, "ObjectStore"],
  [/^spec\.bootstrap\.recovery\.backup\.name#/, "Backup"],
  [/(^|\.)(storageClass|storageClassName)#/, "StorageClass"],
  [secret, "Secret"],
];
