import type { SchemaNode } from "#domain/cnpg/schema-node.ts";

/** A schema with its children inside it: what a CRD says before equal parts are stored once. */
export interface SchemaTree extends Omit<SchemaNode, "properties" | "additional" | "items"> {
  readonly properties?: Readonly<Record<string, SchemaTree>>;
  readonly additional?: SchemaTree;
  readonly items?: SchemaTree;
}

/** The kinds of one release, by name. */
export interface ReleaseTrees {
  readonly version: string;
  readonly kinds: Readonly<Record<string, SchemaTree>>;
}

/** Everything that is known, oldest release first. */
export interface SchemaCollection {
  readonly operators: readonly ReleaseTrees[];
  readonly barmanCloud: readonly ReleaseTrees[];
}

/**
 * The tree with the node at `path` replaced. Steps are property names; `[]` steps into a list and
 * `*` into the values of a map. Throws where a step leads nowhere, except that the last property may be new.
 */
export function replaceAt(
  tree: SchemaTree,
  path: readonly string[],
  change: (node: SchemaTree | undefined) => SchemaTree,
): SchemaTree {
  const [step, ...rest] = path;
  if (step === undefined) {
    return change(tree);
  }
  const child = childAt(tree, step);
  if (child === undefined && (rest.length > 0 || tree.properties === undefined)) {
    throw new Error(`no such field: ${path.join(".")}`);
  }
  const replaced = child === undefined ? change(undefined) : replaceAt(child, rest, change);
  return withChild(tree, step, replaced);
}

/** As `["spec", "externalClusters", "[]", "name"]` from `spec.externalClusters[].name`. */
export function splitPath(path: string): string[] {
  return path.replaceAll("[]", ".[]").split(".");
}

function childAt(tree: SchemaTree, step: string): SchemaTree | undefined {
  if (step === "[]") {
    return tree.items;
  }
  return step === "*" ? tree.additional : tree.properties?.[step];
}

function withChild(tree: SchemaTree, step: string, child: SchemaTree): SchemaTree {
  if (step === "[]") {
    return { ...tree, items: child };
  }
  if (step === "*") {
    return { ...tree, additional: child };
  }
  return { ...tree, properties: { ...tree.properties, [step]: child } };
}
