import type { Json } from "#domain/kubernetes/json.ts";
import type { YamlList, YamlMap, YamlNode, YamlPair, YamlScalar } from "#manifest/nodes.ts";
import { keyText } from "#manifest/scalar-value.ts";

export type ResolvedNode = YamlMap | YamlList | YamlScalar;

/** One key of a map as Kubernetes sees it. */
export interface Entry {
  readonly key: string;
  readonly pair: YamlPair;
  readonly value: ResolvedNode;
  /** Comes from another map through `<<`. */
  readonly merged: boolean;
}

/** Follows aliases; undefined where an alias leads nowhere. */
export function resolveAlias(node: YamlNode | undefined): ResolvedNode | undefined {
  let current = node;
  for (let step = 0; current?.kind === "alias" && step < 20; step += 1) current = current.target;
  return current?.kind === "alias" ? undefined : current;
}

/**
 * The effective entries of a map: merge keys applied, and of equal keys the last one, as the JSON
 * that kubectl sends. Values whose alias leads nowhere are left out.
 */
export function entriesOf(node: YamlNode | undefined): readonly Entry[] {
  const map = resolveAlias(node);
  if (map?.kind !== "map") return [];
  const known = cache.get(map);
  if (known !== undefined) return known;
  const entries = collectEntries(map, 0);
  cache.set(map, entries);
  return entries;
}

/** The text of a key as a JSON object key. */
export function keyOf(pair: YamlPair): string {
  return keyText(pair.key.text, pair.key);
}

/** One of the effective entries; cheaper than all of them, and nothing is kept. */
export function entryOf(node: YamlNode | undefined, key: string): Entry | undefined {
  const map = resolveAlias(node);
  if (map?.kind !== "map") return undefined;
  return map.pairs.some(({ merge }) => merge)
    ? entriesOf(map).find((entry) => entry.key === key)
    : lastEntry(map, key);
}

function lastEntry({ pairs }: YamlMap, key: string): Entry | undefined {
  for (let index = pairs.length - 1; index >= 0; index -= 1) {
    const pair = pairs[index];
    if (pair === undefined || keyOf(pair) !== key) continue;
    const value = resolveAlias(pair.value);
    if (value !== undefined) return { key, pair, value, merged: false };
  }
  return undefined;
}

export function childOf(
  node: YamlNode | undefined,
  key: string | number,
): ResolvedNode | undefined {
  if (typeof key === "string") return entryOf(node, key)?.value;
  const list = resolveAlias(node);
  return list?.kind === "list" ? resolveAlias(list.items[key]) : undefined;
}

export type PathSegment = string | number;

export function nodeAtPath(
  root: YamlNode | undefined,
  path: readonly PathSegment[],
): ResolvedNode | undefined {
  let node = resolveAlias(root);
  for (const segment of path) node = childOf(node, segment);
  return node;
}

/** As `spec.tablespaces[0].name`; keys that are not plain words are quoted: `parameters["a b"]`. */
export function formatPath(path: readonly PathSegment[]): string {
  let text = "";
  for (const segment of path) {
    if (typeof segment === "number") text += `[${segment}]`;
    else if (!plainKey.test(segment)) text += `[${JSON.stringify(segment)}]`;
    else text += text === "" ? segment : `.${segment}`;
  }
  return text;
}

/** `null`, `~` or nothing at all. */
export function isNullNode(node: YamlNode): node is YamlScalar {
  return node.kind === "scalar" && node.type === "null";
}

/** A string value, or undefined for anything else. */
export function stringAt(root: YamlNode | undefined, path: readonly PathSegment[]) {
  const node = nodeAtPath(root, path);
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/**
 * The node as JSON. Aliases are expanded, but at most to `limit` nodes in all, so that a document
 * built to explode does not; undefined beyond that.
 */
export function toJson(node: YamlNode | undefined, limit = 200_000): Json | undefined {
  return convert(node, { left: limit, depth: 0 });
}

const cache = new WeakMap<YamlMap, readonly Entry[]>();
const plainKey = /^[^.[\]"'\s]+$/;

function collectEntries(map: YamlMap, depth: number): readonly Entry[] {
  const byKey = new Map<string, Entry>();
  for (const pair of map.pairs) {
    if (pair.merge) addMerged(byKey, pair.value, depth);
  }
  for (const pair of map.pairs) {
    const value = pair.merge ? undefined : resolveAlias(pair.value);
    if (value === undefined) continue;
    const key = keyOf(pair);
    byKey.set(key, { key, pair, value, merged: false });
  }
  return [...byKey.values()];
}

function addMerged(byKey: Map<string, Entry>, source: YamlNode, depth: number): void {
  if (depth > 10) return;
  const target = resolveAlias(source);
  const maps = target?.kind === "list" ? target.items.map(resolveAlias) : [target];
  const entries = maps.flatMap((map) =>
    map?.kind === "map" ? collectEntries(map, depth + 1) : [],
  );
  for (const entry of entries) {
    if (!byKey.has(entry.key)) byKey.set(entry.key, { ...entry, merged: true });
  }
}

function convert(
  node: YamlNode | undefined,
  budget: { left: number; depth: number },
): Json | undefined {
  budget.left -= 1;
  const target = resolveAlias(node);
  if (target === undefined || budget.left < 0 || budget.depth > 100) return undefined;
  if (target.kind === "scalar") return target.value;
  budget.depth += 1;
  const value = target.kind === "list" ? convertList(target, budget) : convertMap(target, budget);
  budget.depth -= 1;
  return budget.left < 0 ? undefined : value;
}

function convertList(list: YamlList, budget: { left: number; depth: number }): Json {
  return list.items.map((item) => convert(item, budget) ?? null);
}

function convertMap(map: YamlMap, budget: { left: number; depth: number }): Json {
  const object: Record<string, Json> = Object.create(null) as Record<string, Json>;
  for (const { key, value } of entriesOf(map)) object[key] = convert(value, budget) ?? null;
  return object;
}
