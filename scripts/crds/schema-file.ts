import { createHash } from "node:crypto";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { createPool, expandPool } from "./schema-pool.ts";
import type { ReleaseTrees, SchemaCollection } from "./schema-tree.ts";

/** By release, by kind: the index of the kind's root in the pool. */
type Roots = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The generated file. */
export interface SchemaFile {
  readonly source: {
    readonly operators: readonly string[];
    readonly barmanCloud: readonly string[];
    /** Of everything below; changes exactly when the facts do. */
    readonly checksum: string;
  };
  readonly operators: Roots;
  readonly barmanCloud: Roots;
  readonly nodes: readonly SchemaNode[];
}

/** One node a line, so that a new release shows as the lines it adds. */
export function writeSchemaFile(collection: SchemaCollection): string {
  const pool = createPool();
  const operators = addReleases(collection.operators, pool.add);
  const barmanCloud = addReleases(collection.barmanCloud, pool.add);
  const nodes = pool.nodes.map((node) => JSON.stringify(node));
  const facts = JSON.stringify({ operators, barmanCloud, nodes });
  const source = {
    operators: Object.keys(operators),
    barmanCloud: Object.keys(barmanCloud),
    checksum: createHash("sha256").update(facts).digest("hex").slice(0, 16),
  };
  return [
    "{",
    `"source": ${JSON.stringify(source)},`,
    `"operators": ${printRoots(operators)},`,
    `"barmanCloud": ${printRoots(barmanCloud)},`,
    '"nodes": [',
    nodes.join(",\n"),
    "]",
    "}",
    "",
  ].join("\n");
}

/** The releases that a written file holds. */
export function readSchemaFile(text: string): SchemaCollection {
  const file = JSON.parse(text) as SchemaFile;
  const trees = expandPool(file.nodes);
  const release = ([version, kinds]: [string, Readonly<Record<string, number>>]): ReleaseTrees => ({
    version,
    kinds: Object.fromEntries(
      Object.entries(kinds).flatMap(([kind, root]) => {
        const tree = trees[root];
        return tree === undefined ? [] : [[kind, tree]];
      }),
    ),
  });
  return {
    operators: Object.entries(file.operators).map(release),
    barmanCloud: Object.entries(file.barmanCloud).map(release),
  };
}

function addReleases(
  releases: readonly ReleaseTrees[],
  add: (tree: ReleaseTrees["kinds"][string]) => number,
): Roots {
  return Object.fromEntries(
    releases.map(({ version, kinds }) => [
      version,
      Object.fromEntries(
        Object.entries(kinds)
          .toSorted(([left], [right]) => (left < right ? -1 : 1))
          .map(([kind, tree]) => [kind, add(tree)]),
      ),
    ]),
  );
}

function printRoots(roots: Roots): string {
  const lines = Object.entries(roots).map(
    ([version, kinds]) => `${JSON.stringify(version)}: ${JSON.stringify(kinds)}`,
  );
  return `{\n${lines.join(",\n")}\n}`;
}
