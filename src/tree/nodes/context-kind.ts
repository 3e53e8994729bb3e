import { joinShown } from "#tree/join-shown.ts";
import { clustersName } from "#live/context-state.ts";
import type { ContextState } from "#live/context-state.ts";
import { formatSince } from "#tree/format-age.ts";
import { listClusters } from "#tree/find-cluster.ts";
import { clusterNode, namespaceNode } from "#tree/make-nodes.ts";
import { listContextGroups } from "#tree/list-groups.ts";
import { listMessages } from "#tree/list-messages.ts";
import type { NodeKind } from "#tree/nodes/node-kind.ts";
import type { RowIcon } from "#tree/row.ts";
import { contextOf, tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { ContextNode, TreeNode } from "#tree/tree-node.ts";

export const contextKind: NodeKind<ContextNode> = {
  row({ context }, env) {
    const state = contextOf(env, context);
    const { text, icon, value } = describeState(env, state);
    const description = joinShown([text, countText(env, state)]);
    return {
      label: context,
      description,
      icon,
      contextValue: `context.${value}`,
      folding: "expanded",
      spoken: tell(env, "tree.spoken.context", { name: context, state: description }),
    };
  },
  children({ context }, env) {
    const state = contextOf(env, context);
    if (state === undefined) return [];
    return [...listMessages(env, state), ...clusterNodes(env, state), ...listContextGroups(state)];
  },
  parent: () => undefined,
};

function clusterNodes(env: TreeEnvironment, state: ContextState): readonly TreeNode[] {
  const clusters = listClusters(env, state);
  const namespaces = new Set(clusters.map(({ metadata }) => metadata.namespace ?? ""));
  if (env.options.grouping === "flat" || namespaces.size < 2) {
    return clusters.map(({ metadata }) => clusterNode(state.name, metadata.uid));
  }
  return [...namespaces].map((namespace) => namespaceNode(state.name, namespace));
}

interface StateText {
  readonly text: string;
  readonly icon: RowIcon;
  readonly value: ContextState["status"]["kind"] | "stale";
}

const icons: Readonly<Record<string, RowIcon>> = {
  connected: { id: "server-environment" },
  connecting: { id: "sync", color: "charts.blue" },
  failed: { id: "error", color: "list.errorForeground" },
  "not-installed": { id: "circle-slash", color: "disabledForeground" },
  paused: { id: "debug-pause", color: "disabledForeground" },
  unknown: { id: "server-environment", color: "disabledForeground" },
};

function describeState(env: TreeEnvironment, state: ContextState | undefined): StateText {
  const kind = state?.status.kind ?? "unknown";
  const icon = icons[kind] ?? { id: "server-environment" };
  const stale = staleSince(state);
  if (stale !== undefined) {
    const text = tell(env, "tree.context.stale", { since: formatSince(env, stale) });
    return { text, icon: { id: "warning", color: "list.warningForeground" }, value: "stale" };
  }
  const text = kind === "connected" ? "" : tell(env, `tree.context.${kind}`);
  return { text, icon, value: kind };
}

/** The oldest of its watches that cannot see. */
function staleSince(state: ContextState | undefined): number | undefined {
  const since = [...(state?.scopes.values() ?? [])].flatMap(({ stale }) => stale?.since ?? []);
  return since.length === 0 ? undefined : Math.min(...since);
}

function countText(env: TreeEnvironment, state: ContextState | undefined): string {
  const count = state?.objects.get(clustersName)?.size ?? 0;
  return count === 0 ? "" : tell(env, "tree.cluster-count", { count });
}
