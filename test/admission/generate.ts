import { stringify } from "yaml";
import { findKind } from "#domain/cnpg/kinds.ts";
import { openSchema } from "#domain/cnpg/schema.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";
import type { Json } from "#domain/kubernetes/json.ts";
import { applyProbe } from "#test/admission/apply-probe.ts";
import type { Change } from "#test/admission/ask-oracle.ts";
import { generateValue, pickOdd, poolNode } from "#test/admission/generate-value.ts";
import type { Base } from "#test/admission/bases.ts";
import { mutateYaml } from "#test/support/mutate-yaml.ts";
import type { Random } from "#test/support/random.ts";

/**
 * A manifest made from a valid one. Half are changed where rules look, an eighth by single values as YAML
 * 1.1 reads them, an eighth as typing does, and the others by the schema: fields added, values replaced,
 * keys renamed, items doubled.
 */
export function generateManifest(
  operator: OperatorVersion,
  bases: readonly Base[],
  random: Random,
): string {
  const base = random.pick(bases);
  const way = random.below(8);
  if (way === 0) return mutateYaml(base.text, random);
  if (way === 1) return trapScalar(base.text, random);
  return print(changeObject(operator, base, random, way < 6));
}

/** Two versions of one object, of which the first is most often one that can be stored. */
export function generateChange(
  _operator: OperatorVersion,
  bases: readonly Base[],
  random: Random,
): Change {
  const base = random.pick(bases);
  const object = structuredClone(base.object) as JsonObject;
  if (random.below(2) === 0) applyProbe(object, random);
  const old = print(object);
  const changed = structuredClone(random.below(2) === 0 ? object : base.object) as JsonObject;
  if (random.below(4) === 0) mutateObject(changed, random);
  else applyProbe(changed, random);
  if (random.below(3) === 0) applyProbe(changed, random);
  changed["metadata"] = { ...(changed["metadata"] as JsonObject), ...nameOf(object) };
  return { old, new: print(changed) };
}

/** Another name would be another object. */
function nameOf({ metadata }: JsonObject): JsonObject {
  const name = (metadata as JsonObject | undefined)?.["name"];
  return name === undefined ? {} : { name };
}

function changeObject(
  operator: OperatorVersion,
  base: Base,
  random: Random,
  whereRulesLook: boolean,
): JsonObject {
  const object = structuredClone(base.object) as JsonObject;
  const steps = random.pick([1, 1, 1, 2, 3]);
  for (let step = 0; step < steps; step += 1) {
    if (whereRulesLook) applyProbe(object, random);
    else if (random.below(3) === 0) mutateObject(object, random);
    else addField(operator, object, random);
  }
  return object;
}

function print(object: JsonObject): string {
  return stringify(object, { version: "1.1" });
}

const traps =
  "on off yes no y n Y N On OFF true True 0777 0o17 0x1F 0b11 1_000 12:30:45 2024-01-01 ~ null Null nULL .5 1. 1e3 3.0 1.5 +1 -0 1e400 5GB 1,000 'on' \"1\" !!str\u00205 !!float\u00205 !!int\u00203 {} [] 18446744073709551616".split(
    " ",
  );

/** Another scalar in the place of one, with the type that YAML 1.1 gives it. */
function trapScalar(text: string, random: Random): string {
  const lines = text.split("\n");
  const candidates = lines.flatMap((line, index) =>
    /^\s+(- )?[\w./-]+: [^{[|>&*]/.test(line) ? [index] : [],
  );
  const at = random.pick(candidates.length === 0 ? [0] : candidates);
  lines[at] = (lines[at] ?? "").replace(/: .*$/, `: ${random.pick(traps)}`);
  return lines.join("\n");
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
