import { stringify } from "yaml";
import { findKind } from "#domain/cnpg/kinds.ts";
import { openSchema } from "#domain/cnpg/schema.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";
import type { Json } from "#domain/kubernetes/json.ts";
import { generateValue, pickOdd, poolNode } from "#test/admission/generate-value.ts";
import type { Base } from "#test/admission/bases.ts";
import { mutateYaml } from "#test/support/mutate-yaml.ts";
import type { Random } from "#test/support/random.ts";

/**
 * A manifest made from a valid one. Three quarters change the object (fields added by the schema,
 * values replaced, keys renamed, items doubled), so that nearly every text can be read; the others
 * change the text as typing does, so that reading and typing of YAML are compared as well.
 */
export function generateManifest(
  operator: OperatorVersion,
  bases: readonly Base[],
  random: Random,
): string {
  const base = random.pick(bases);
  if (random.below(4) === 0) return mutateYaml(base.text, random);
  const object = structuredClone(base.object) as JsonObject;
  const steps = random.pick([1, 1, 1, 2, 3]);
  for (let step = 0; step < steps; step += 1) {
    if (random.below(3) === 0) mutateObject(object, random);
    else addField(operator, object, random);
  }
  return stringify(object, { version: "1.1" });
}

type JsonObject = Record<string, Json>;
type Container = Record<string | number, Json>;

/** Goes down the schema from the root, makes what is missing on the way, and writes a value somewhere. */
function addField(operator: OperatorVersion, object: JsonObject, random: Random): void {
  let node = schemaOf(operator, object);
  let container: Container = object;
  for (let depth = 0; node !== undefined && depth < 8; depth += 1) {
    const key = chooseKey(node, container, depth, random);
    if (key === undefined) return;
    const child: SchemaNode | undefined = childAt(node, key);
    const stop = depth > 0 && (random.below(3) === 0 || depth === 7 || !hasChildren(child));
    if (stop) {
      container[key] = generateValue(child, random, depth);
      return;
    }
    container = enter(container, key, child);
    node = child;
  }
}

function childAt(node: SchemaNode, key: string | number): SchemaNode | undefined {
  return poolNode(node.type === "array" ? node.items : (node.properties?.[key] ?? node.additional));
}

function enter(container: Container, key: string | number, node?: SchemaNode): Container {
  if (typeof container[key] !== "object" || container[key] === null) {
    container[key] = node?.type === "array" ? [] : {};
  }
  return container[key] as unknown as Container;
}

function schemaOf(
  operator: OperatorVersion,
  { apiVersion, kind }: JsonObject,
): SchemaNode | undefined {
  if (typeof apiVersion !== "string" || typeof kind !== "string") return undefined;
  const known = findKind(apiVersion, kind);
  return known === undefined ? undefined : openSchema(operator, known)?.root;
}

/** A field, a key of a free-form map, or an item that is there or comes next. */
function chooseKey(
  node: SchemaNode,
  container: Container,
  depth: number,
  random: Random,
): string | number | undefined {
  if (depth === 0) return random.below(8) === 0 ? "metadata" : "spec";
  if (node.type === "array") {
    return Array.isArray(container) ? random.below(container.length + 1) : undefined;
  }
  if (Array.isArray(container)) return undefined;
  const names = Object.keys(node.properties ?? {});
  if (names.length > 0) return random.pick(names);
  return node.additional === undefined ? undefined : random.pick(["a", "b", "c-d", "", "x.y/z"]);
}

function hasChildren(node: SchemaNode | undefined): boolean {
  return (
    node?.properties !== undefined || node?.items !== undefined || node?.additional !== undefined
  );
}

function mutateObject(object: JsonObject, random: Random): void {
  const path = random.pick(pathsOf(object).filter(([first]) => first !== "apiVersion"));
  const key = path?.at(-1);
  if (path === undefined || key === undefined || (path.length === 1 && key === "kind")) return;
  let parent: Container = object;
  for (const step of path.slice(0, -1)) parent = parent[step] as unknown as Container;
  random.pick(mutations)(parent, key, random);
}

type Mutation = (parent: Container, key: string | number, random: Random) => void;

const mutations: readonly Mutation[] = [
  (parent, key) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  (parent, key) => {
    if (Array.isArray(parent)) return;
    parent[`${key}x`] = parent[key] ?? null;
    delete parent[key];
  },
  (parent, key) => {
    const value = parent[key];
    if (Array.isArray(value) && value.length > 0) value.push(structuredClone(value[0] ?? null));
  },
  ...Array.from({ length: 3 }, (): Mutation => {
    return (parent, key, random) => (parent[key] = pickOdd(random));
  }),
];

function pathsOf(value: Json, path: readonly (string | number)[] = []): (string | number)[][] {
  const here = path.length === 0 ? [] : [[...path]];
  if (typeof value !== "object" || value === null) return here;
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  const children = value as unknown as Container;
  return [...here, ...keys.flatMap((key) => pathsOf(children[key] ?? null, [...path, key]))];
}
