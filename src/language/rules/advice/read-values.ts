import { parseQuantity, quantityToNumber } from "#domain/kubernetes/quantity.ts";
import type { YamlNode } from "#manifest/nodes.ts";
import type { PathSegment, ResolvedNode } from "#manifest/values.ts";
import { childOf, isNullNode, nodeAtPath } from "#manifest/values.ts";

type Path = readonly PathSegment[];

/** Something other than null stands there. */
export function isWritten(root: YamlNode | undefined, path: Path): boolean {
  const node = nodeAtPath(root, path);
  return node !== undefined && !isNullNode(node);
}

/** `otherwise` where nothing is written; undefined where what is written is no whole number. */
export function integerAt(
  root: YamlNode | undefined,
  path: Path,
  otherwise: number,
): number | undefined {
  if (!isWritten(root, path)) return otherwise;
  const node = nodeAtPath(root, path);
  const value = node?.kind === "scalar" ? node.value : undefined;
  return typeof value === "number" && Number.isInteger(value) ? value : undefined;
}

/** The same for the settings of PostgreSQL and PgBouncer, whose numbers are written as text. */
export function numberTextAt(
  root: YamlNode | undefined,
  path: Path,
  otherwise: number,
): number | undefined {
  if (!isWritten(root, path)) return otherwise;
  const node = nodeAtPath(root, path);
  const text = node?.kind === "scalar" ? node.text.trim() : "";
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Undefined where nothing or no quantity is written. */
export function bytesAt(root: YamlNode | undefined, path: Path): number | undefined {
  const node = nodeAtPath(root, path);
  const quantity = node?.kind === "scalar" ? parseQuantity(node.text.trim()) : undefined;
  return quantity === undefined ? undefined : quantityToNumber(quantity);
}

export function isTrue(root: YamlNode | undefined, path: Path): boolean {
  const node = nodeAtPath(root, path);
  return node?.kind === "scalar" && node.value === true;
}

export function isFalse(root: YamlNode | undefined, path: Path): boolean {
  const node = nodeAtPath(root, path);
  return node?.kind === "scalar" && node.value === false;
}

/** The items of a list; none where there is no list. */
export function itemsAt(root: YamlNode | undefined, path: Path): readonly ResolvedNode[] {
  const list = nodeAtPath(root, path);
  if (list?.kind !== "list") return [];
  return [...list.items.keys()].flatMap((index) => childOf(list, index) ?? []);
}
