import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { childNode, itemNode, nodeAtPath, openSchema } from "#domain/cnpg/schema.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";
import type { PathSegment } from "#manifest/values.ts";
import { openMetadata } from "./metadata-schema.ts";

/** A node of the schema that rules a place in a manifest. */
export interface FieldSite {
  readonly kind: CnpgKind;
  readonly schema: KindSchema;
  readonly node: SchemaNode;
  /** As notes are keyed: `spec.tablespaces.name`, `*` for keys of free-form maps. */
  readonly path: string;
  /** The last key of the path as it is written, also where `path` ends with `*`. */
  readonly key: string;
}

/** Undefined where the schema knows nothing about the path. */
export function findSite(
  kind: CnpgKind,
  operator: OperatorVersion,
  path: readonly PathSegment[],
): FieldSite | undefined {
  const inMetadata = path[0] === "metadata";
  const schema = inMetadata ? openMetadata(kind) : openSchema(operator, kind);
  const node = schema && nodeAtPath(schema, inMetadata ? path.slice(1) : path);
  if (schema === undefined || node === undefined) return undefined;
  const key = path.findLast((step) => typeof step === "string") ?? "";
  return { kind, schema, node, path: notePath(schema, path, inMetadata), key };
}

/** A property, or a value of a free-form map. */
export function childSite(site: FieldSite, key: string): FieldSite | undefined {
  if (site.path === "" && key === "metadata") {
    const schema = openMetadata(site.kind);
    return { ...site, schema, node: schema.root, path: key, key };
  }
  const node = childNode(site.schema, site.node, key);
  const name = nameIn(site.node, key);
  return node && { ...site, node, path: site.path === "" ? name : `${site.path}.${name}`, key };
}

/** Kind and path, with the real key of a free-form map at its end: what tables are keyed by. */
export function tableKey({ kind, path, key }: FieldSite): string {
  return `${kind} ${path.replace(/\*$/, () => key)}`;
}

export function itemSite(site: FieldSite): FieldSite | undefined {
  const node = itemNode(site.schema, site.node);
  return node && { ...site, node };
}

function notePath(schema: KindSchema, path: readonly PathSegment[], inMetadata: boolean): string {
  const segments = inMetadata ? ["metadata"] : [];
  let node: SchemaNode | undefined = schema.root;
  for (const step of inMetadata ? path.slice(1) : path) {
    if (node === undefined) break;
    if (node.type !== "array") segments.push(nameIn(node, String(step)));
    node = stepInto(schema, node, String(step));
  }
  return segments.join(".");
}

function stepInto(schema: KindSchema, node: SchemaNode, key: string): SchemaNode | undefined {
  return node.type === "array" ? itemNode(schema, node) : childNode(schema, node, key);
}

/** Keys of free-form maps are what people write, so they have no notes of their own. */
function nameIn(node: SchemaNode, key: string): string {
  return declares(node, key) ? key : "*";
}

function declares(node: SchemaNode, key: string): boolean {
  return node.properties !== undefined && Object.hasOwn(node.properties, key);
}
