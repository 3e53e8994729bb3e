import { listProperties } from "#domain/cnpg/schema.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import type { Meaning } from "#language/rules/schema/misplaced-fields.ts";

/** The one place where the kind has a field of that name; undefined where there are several or none. */
export function findElsewhere(
  schema: KindSchema,
  name: string,
  parent: readonly (string | number)[],
): Meaning | undefined {
  if (parent[0] !== "spec" || parent.some((segment) => typeof segment === "number")) {
    return undefined;
  }
  const to = placesOf(schema.root, schema).get(name);
  return to === undefined || to === "several" ? undefined : { kind: "move", to };
}

type Places = ReadonlyMap<string, readonly string[] | "several">;

const memory = new WeakMap<SchemaNode, Places>();
const deepest = 4;

function placesOf(root: SchemaNode, schema: KindSchema): Places {
  const known = memory.get(root);
  if (known !== undefined) return known;
  const places = new Map<string, readonly string[] | "several">();
  collect({ schema, places }, root, []);
  memory.set(root, places);
  return places;
}

interface Search {
  readonly schema: KindSchema;
  readonly places: Map<string, readonly string[] | "several">;
}

/** Lists are left out: nobody can say which item was meant. */
function collect(search: Search, node: SchemaNode, path: readonly string[]): void {
  for (const [name, child] of listProperties(search.schema, node)) {
    const here = [...path, name];
    if (here[0] !== "spec") continue;
    search.places.set(name, search.places.has(name) ? "several" : here);
    if (here.length < deepest) collect(search, child, here);
  }
}
