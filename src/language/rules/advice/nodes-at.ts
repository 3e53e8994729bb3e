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
  const start = resolveAlias(root);
  const first: readonly NodeAtPath[] = start === undefined ? [] : [{ node: start, path: [] }];
  return pattern.reduce((places, key) => places.flatMap((place) => step(place, key)), first);
}

function step({ node, path }: NodeAtPath, key: string): readonly NodeAtPath[] {
  const keys = key !== "*" ? [key] : node.kind === "list" ? [...node.items.keys()] : [];
  return keys.flatMap((segment) => {
    const child = childOf(node, segment);
    return child === undefined ? [] : [{ node: child, path: [...path, segment] }];
  });
}
