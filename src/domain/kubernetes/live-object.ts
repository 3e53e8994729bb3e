/** Metadata of an object as the API server serves it. */
export interface LiveMeta {
  readonly name: string;
  /** Absent for what belongs to no namespace. */
  readonly namespace?: string;
  /** Names are used again, uids never are. */
  readonly uid: string;
  readonly resourceVersion: string;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly generation?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly OwnerReference[];
}

export interface OwnerReference {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** An object as it is kept in memory; lists leave out apiVersion and kind. */
export interface LiveObject {
  readonly metadata: LiveMeta;
  readonly [field: string]: unknown;
}

/** A kind of objects as the API server names it in paths. */
export interface ApiResource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  /** As in paths: `clusters`. */
  readonly plural: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** `clusters.postgresql.cnpg.io`, `pods`: how a resource is named in messages, and as a key. */
export function nameResource({ plural, group }: Pick<ApiResource, "plural" | "group">): string {
  return group === "" ? plural : `${plural}.${group}`;
}

/** The path of a collection, or of one object in it. */
export function pathOf(resource: ApiResource, namespace?: string, name?: string): string {
  const { group, version, plural } = resource;
  const root = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
  const scope = namespace === undefined ? "" : `/namespaces/${encodeURIComponent(namespace)}`;
  const object = name === undefined ? "" : `/${encodeURIComponent(name)}`;
  return `${root}${scope}/${plural}${object}`;
}
