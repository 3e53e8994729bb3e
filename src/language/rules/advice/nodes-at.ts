import type { YamlNode } from "#manifest/nodes.ts";
import type { PathSegment, ResolvedNode } from "#manifest/values.ts";
import { childOf, resolveAlias } from "#manifest/values.ts";

export interface NodeAtPath {
  readonly node: ResolvedNode;
  readonly path: readonly PathSegment[];
}

/** The values at a path in which `*` stands for each item of a list. */
export function nodesAt(
  root: YamlNode | undefined,
  pattern: readonly string[],
): readonly NodeAtPath[] {
  const found: NodeAtPath[] = [];
  collect(resolveAlias(root), pattern, { path: [], found });
  return found;
}

interface Search {
  /** Of the node at hand. */
  readonly path: readonly PathSegment[];
  readonly found: NodeAtPath[];
}

function collect(
  node: ResolvedNode | undefined,
  pattern: readonly string[],
  { path, found }: Search,
): void {
  const key = pattern[path.length];
  if (node === undefined) return;
  if (key === undefined) found.push({ node, path });
  else if (key !== "*") collect(childOf(node, key), pattern, { path: [...path, key], found });
  else if (node.kind === "list") {
    for (const index of node.items.keys()) {
      collect(childOf(node, index), pattern, { path: [...path, index], found });
    }
  }
}
