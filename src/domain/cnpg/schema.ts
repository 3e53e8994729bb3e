import { compareReleases } from "./compare-releases.ts";
import { kindInfo } from "./kinds.ts";
import type { CnpgKind } from "./kinds.ts";
import type { SchemaNode } from "./schema-node.ts";
import { memoize } from "#util/memoize.ts";
import schemas from "./schemas.json" with { type: "json" };
import type { OperatorVersion } from "./versions.ts";

/** By release, oldest first, then by kind: the index of the kind's root. */
type Roots = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The nodes that all releases share, and where each release's kinds begin. */
export interface SchemaPool {
  readonly nodes: readonly SchemaNode[];
  readonly operators: Roots;
  readonly barmanCloud: Roots;
}

/** One kind as one release knows it. */
export interface KindSchema {
  readonly kind: CnpgKind;
  /** The release whose CRD this is: of the operator, or of the plugin for ObjectStore. */
  readonly release: string;
  readonly root: SchemaNode;
  readonly pool: SchemaPool;
}

export const schemaPool = schemas as unknown as SchemaPool;

/** Undefined where the operator does not know the kind. ObjectStore has versions of its own: the newest. */
export function openSchema(operator: OperatorVersion, kind: CnpgKind): KindSchema | undefined {
  const known = openedFor(operator);
  if (!known.has(kind)) known.set(kind, findSchema(operator, kind));
  return known.get(kind);
}

const openedFor = memoize(
  (_operator: OperatorVersion) => new Map<CnpgKind, KindSchema | undefined>(),
);

function findSchema(operator: OperatorVersion, kind: CnpgKind): KindSchema | undefined {
  if (kindInfo(kind).product === "barman-cloud") {
    return openRelease(kind, Object.keys(schemaPool.barmanCloud).at(-1));
  }
  return openRelease(kind, nearestRelease(operator.version, Object.keys(schemaPool.operators)));
}

/** The kind in every release whose schema is known, oldest first; releases without it are left out. */
export function openAllReleases(kind: CnpgKind): KindSchema[] {
  return releasesOf(kind).flatMap((release) => openRelease(kind, release) ?? []);
}

/** The releases, oldest first, whose schemas are known for the product of the kind. */
export function releasesOf(kind: CnpgKind): string[] {
  return Object.keys(rootsOf(kind));
}

/** A property, or else the schema of a free-form map's values. */
export function childNode(
  schema: KindSchema,
  node: SchemaNode,
  key: string,
): SchemaNode | undefined {
  const { properties } = node;
  const index =
    properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : node.additional;
  return nodeAt(schema.pool, index);
}

/** Schema of a list's items. */
export function itemNode(schema: KindSchema, node: SchemaNode): SchemaNode | undefined {
  return nodeAt(schema.pool, node.items);
}

/** Schema of the values of a free-form map. */
export function additionalNode(schema: KindSchema, node: SchemaNode): SchemaNode | undefined {
  return nodeAt(schema.pool, node.additional);
}

/** Declared properties, in alphabetical order. */
export function* listProperties(
  schema: KindSchema,
  node: SchemaNode,
): Generator<readonly [name: string, node: SchemaNode]> {
  for (const [name, index] of Object.entries(node.properties ?? {})) {
    const child = nodeAt(schema.pool, index);
    if (child !== undefined) {
      yield [name, child];
    }
  }
}

/** Follows keys and list indices (`0`, or `[]` for any item) from the root. */
export function nodeAtPath(
  schema: KindSchema,
  path: readonly (string | number)[],
): SchemaNode | undefined {
  let node: SchemaNode | undefined = schema.root;
  for (const step of path) {
    if (node === undefined) {
      return undefined;
    }
    node = node.type === "array" ? itemNode(schema, node) : childNode(schema, node, String(step));
  }
  return node;
}

/** The node of a path text: `spec.tablespaces[0].name`, `spec.tablespaces[].name` or `spec.tablespaces.name`. */
export function nodeAtText(schema: KindSchema, path: string): SchemaNode | undefined {
  let node: SchemaNode | undefined = schema.root;
  for (const step of path.split(".")) {
    const name = step.replace(/(\[\d*\])+$/, "");
    const container: SchemaNode | undefined =
      node?.type === "array" ? itemNode(schema, node) : node;
    node = container === undefined ? undefined : childNode(schema, container, name);
    node = node !== undefined && name !== step ? itemNode(schema, node) : node;
  }
  return node;
}

function openRelease(kind: CnpgKind, release: string | undefined): KindSchema | undefined {
  const index = release === undefined ? undefined : rootsOf(kind)[release]?.[kind];
  const root = nodeAt(schemaPool, index);
  return release === undefined || root === undefined
    ? undefined
    : { kind, release, root, pool: schemaPool };
}

function rootsOf(kind: CnpgKind): Roots {
  return kindInfo(kind).product === "operator" ? schemaPool.operators : schemaPool.barmanCloud;
}

/**
 * The release itself; else the next newer patch of its minor, which accepts at least as much; else the
 * newest older release.
 */
function nearestRelease(version: string, releases: readonly string[]): string | undefined {
  const minor = `${version.split(".").slice(0, 2).join(".")}.`;
  return (
    releases.find(
      (release) => release.startsWith(minor) && compareReleases(release, version) >= 0,
    ) ?? releases.findLast((release) => compareReleases(release, version) <= 0)
  );
}

function nodeAt(pool: SchemaPool, index: number | undefined): SchemaNode | undefined {
  return index === undefined ? undefined : pool.nodes[index];
}
