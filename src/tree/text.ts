import { contextNode } from "#tree/make-nodes.ts";
import { kindOf } from "#tree/nodes/node-kinds.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** The top level. */
export function listRoots(env: TreeEnvironment): readonly TreeNode[] {
  return env.options.contexts.map(contextNode);
}

/** The whole tree as text, one row a line: what tests compare. */
export function printTree(env: TreeEnvironment): string {
  return listRoots(env)
    .flatMap((node) => printNode(node, env, 0))
    .join("\n");
}

function printNode(node: TreeNode, env: TreeEnvironment, depth: number): readonly string[] {
  const row = kindOf(node).row(node, env);
  if (row === undefined) return [];
  const { icon, label, description, contextValue } = row;
  const text = description === "" ? label : `${label}  ${description}`;
  const line = `${"  ".repeat(depth)}(${icon.id}) ${text}  [${contextValue}]`;
  const children = kindOf(node).children(node, env);
  return [line, ...children.flatMap((child) => printNode(child, env, depth + 1))];
}
