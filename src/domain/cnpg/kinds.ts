import type { OperatorVersion } from "./versions.ts";

/** Facts about one kind that CloudNativePG or its Barman Cloud plugin brings. */
export interface KindInfo {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly scope: "Namespaced" | "Cluster";
  /** The operator patch that brought it; absent where the oldest known operator has it. */
  readonly since?: string;
  /** Where its documentation lives: page of the operator's or of the plugin's documentation. */
  readonly product: "operator" | "barman-cloud";
  readonly page: string;
  /** A person writes it; the others are written by the operator. */
  readonly authored: boolean;
}

export const operatorGroup = "postgresql.cnpg.io";
export const barmanCloudGroup = "barmancloud.cnpg.io";

/** All kinds, the ones that people write most often first. */
export const kindTable = [
  namespaced("Cluster", "clusters", "bootstrap"),
  namespaced("ScheduledBackup", "scheduledbackups", "backup"),
  namespaced("Pooler", "poolers", "connection_pooling"),
  namespaced("Database", "databases", "declarative_database_management"),
  {
    ...namespaced("DatabaseRole", "databaseroles", "declarative_role_management"),
    since: "1.30.0",
  },
  {
    ...namespaced("ObjectStore", "objectstores", "usage"),
    group: barmanCloudGroup,
    product: "barman-cloud",
  },
  namespaced("Backup", "backups", "backup"),
  namespaced("Publication", "publications", "logical_replication"),
  namespaced("Subscription", "subscriptions", "logical_replication"),
  namespaced("ImageCatalog", "imagecatalogs", "image_catalog"),
  {
    ...namespaced("ClusterImageCatalog", "clusterimagecatalogs", "image_catalog"),
    scope: "Cluster",
  },
  { ...namespaced("FailoverQuorum", "failoverquorums", "failover"), authored: false },
] as const satisfies readonly KindInfo[];

export type CnpgKind = (typeof kindTable)[number]["kind"];

const byKind = new Map<string, KindInfo & { readonly kind: CnpgKind }>(
  kindTable.map((info) => [info.kind, info]),
);

/** The kind that a document declares; undefined for all that is not CloudNativePG's. */
export function findKind(
  apiVersion: string | undefined,
  kind: string | undefined,
): CnpgKind | undefined {
  const info = kind === undefined ? undefined : (byKind.get(kind) ?? findLowerCase(kind));
  return info !== undefined && apiVersion === apiVersionOf(info.kind) ? info.kind : undefined;
}

export function kindInfo(kind: CnpgKind): KindInfo {
  return byKind.get(kind) ?? kindTable[0];
}

/** As `postgresql.cnpg.io/v1`. */
export function apiVersionOf(kind: CnpgKind): string {
  const { group, version } = kindInfo(kind);
  return `${group}/${version}`;
}

/** The page that explains the kind, in the documentation of the operator's minor. */
export function kindDocumentation(kind: CnpgKind, operator: OperatorVersion): string {
  const { product, page } = kindInfo(kind);
  return product === "operator" ? operatorPage(operator, page) : barmanCloudPage(page);
}

/** As `storage` or `replication#replication-slots-for-high-availability`. */
export function operatorPage(operator: OperatorVersion, page: string): string {
  const [name = "", anchor] = page.split("#");
  const address = `https://cloudnative-pg.io/docs/${operator.minor}/${name}/`;
  return anchor === undefined ? address : `${address}#${anchor}`;
}

export function barmanCloudPage(page: string): string {
  return `https://cloudnative-pg.io/plugin-barman-cloud/docs/${page}/`;
}

/** kubectl finds a kind that is written all in lower case. */
function findLowerCase(kind: string): (KindInfo & { readonly kind: CnpgKind }) | undefined {
  return kindTable.find((info) => info.kind.toLowerCase() === kind);
}

function namespaced<Kind extends string>(kind: Kind, plural: string, page: string) {
  return {
    kind,
    group: operatorGroup as string,
    version: "v1",
    plural,
    scope: "Namespaced",
    product: "operator",
    page,
    authored: true as boolean,
  } as const;
}
