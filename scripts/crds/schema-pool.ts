import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import type { SchemaTree } from "./schema-tree.ts";

/** Collects nodes so that equal ones are stored once; children always come before their parents. */
export interface PoolBuilder {
  /** Index of the tree's root in the pool. */
  readonly add: (tree: SchemaTree) => number;
  readonly nodes: readonly SchemaNode[];
}

/** Every key of a node, in the order in which it is written, so that equal nodes are equal texts. */
const keyOrder = {
  type: true,
  intOrString: true,
  quantity: true,
  duration: true,
  deprecated: true,
  nullable: true,
  preserveUnknown: true,
  format: true,
  pattern: true,
  enum: true,
  default: true,
  minimum: true,
  maximum: true,
  minLength: true,
  maxLength: true,
  minItems: true,
  maxItems: true,
  listType: true,
  listKeys: true,
  required: true,
  rules: true,
  items: true,
  additional: true,
  properties: true,
} as const satisfies Record<keyof SchemaNode, true>;

const keys = Object.keys(keyOrder) as (keyof SchemaNode)[];

export function createPool(): PoolBuilder {
  const nodes: SchemaNode[] = [];
  const known = new Map<string, number>();
  const add = (tree: SchemaTree): number => {
    const node = toNode(tree, add);
    const text = JSON.stringify(node);
    const index = known.get(text) ?? nodes.length;
    if (index === nodes.length) {
      nodes.push(node);
      known.set(text, index);
    }
    return index;
  };
  return { add, nodes };
}

/** The trees that a pool stands for; shared nodes become shared trees. */
export function expandPool(nodes: readonly SchemaNode[]): SchemaTree[] {
  const trees: SchemaTree[] = [];
  const treeAt = (index: number): SchemaTree => {
    const tree = trees[index];
    if (tree === undefined) {
      throw new Error(`node ${index} is used before it is defined`);
    }
    return tree;
  };
  for (const node of nodes) {
    const { properties, additional, items, ...own } = node;
    trees.push({
      ...own,
      ...(items === undefined ? {} : { items: treeAt(items) }),
      ...(additional === undefined ? {} : { additional: treeAt(additional) }),
      ...(properties === undefined ? {} : { properties: mapValues(properties, treeAt) }),
    });
  }
  return trees;
}

function toNode(tree: SchemaTree, add: (child: SchemaTree) => number): SchemaNode {
  const entries: [string, unknown][] = [];
  for (const key of keys) {
    const value = tree[key];
    if (value !== undefined) {
      entries.push([key, indexChildren(key, tree, add) ?? value]);
    }
  }
  return Object.fromEntries(entries) as SchemaNode;
}

function indexChildren(key: string, tree: SchemaTree, add: (child: SchemaTree) => number): unknown {
  if (key === "items" || key === "additional") {
    const child = tree[key];
    return child === undefined ? undefined : add(child);
  }
  if (key === "properties" && tree.properties !== undefined) {
    return mapValues(tree.properties, add);
  }
  return undefined;
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  const names = Object.keys(record).toSorted();
  return Object.fromEntries(names.map((name) => [name, map(record[name] as From)]));
}
