import { clustersName } from "#live/context-state.ts";
import type { ContextState, ScopeState } from "#live/context-state.ts";
import type { MessageCode } from "#tree/context-values.ts";
import { listClusters } from "#tree/find-cluster.ts";
import { messageNode } from "#tree/make-nodes.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { MessageNode } from "#tree/tree-node.ts";

/** What a context cannot show, and why: each on a row of its own, above what it can. */
export function listMessages(env: TreeEnvironment, state: ContextState): readonly MessageNode[] {
  return [...statusMessages(state), ...deniedMessages(state), ...emptyMessages(env, state)];
}

function statusMessages({ name: context, status }: ContextState): readonly MessageNode[] {
  if (status.kind === "not-installed") {
    return [messageNode({ context, code: "not-installed", values: {}, level: "info" })];
  }
  if (status.kind !== "failed") return [];
  const { reason, message } = status.problem;
  const code = explained[reason] ?? "failed";
  return [messageNode({ context, code, values: { message }, level: "error" })];
}

/** Failures with a next step of their own. */
const explained: Readonly<Record<string, MessageCode>> = {
  config: "failed.config",
  credentials: "failed.credentials",
  unreachable: "failed.unreachable",
  certificate: "failed.certificate",
  timeout: "failed.timeout",
  unauthorized: "failed.unauthorized",
  forbidden: "failed.forbidden",
};

/** One row a resource and verb, with all namespaces that it is denied in. */
function deniedMessages({ name: context, scopes }: ContextState): readonly MessageNode[] {
  const denied = [...scopes.values()].filter((scope) => scope.denied !== undefined);
  const byRight = new Map<string, ScopeState[]>();
  for (const scope of denied) {
    const right = `${scope.denied} ${scope.resource}`;
    byRight.set(right, [...(byRight.get(right) ?? []), scope]);
  }
  return [...byRight.values()].map((members) => deniedMessage(context, members));
}

function deniedMessage(context: string, members: readonly ScopeState[]): MessageNode {
  const [first] = members;
  const { resource = "", denied = "list" } = first ?? {};
  const namespaces = members.flatMap(({ namespace }) => namespace ?? []);
  const everywhere = namespaces.length === 0;
  return messageNode({
    context,
    code: everywhere ? "denied" : "denied.namespaces",
    values: { verb: denied, resource, namespaces: namespaces.join(", ") },
    level: "warning",
  });
}

function emptyMessages(env: TreeEnvironment, state: ContextState): readonly MessageNode[] {
  const scopes = [...state.scopes.values()].filter(({ resource }) => resource === clustersName);
  const isListed = scopes.length > 0 && scopes.every(({ listed }) => listed);
  if (!isListed || listClusters(env, state).length > 0) return [];
  const isEmpty = (state.objects.get(clustersName)?.size ?? 0) === 0;
  const code = isEmpty ? "no-clusters" : "no-match";
  return [messageNode({ context: state.name, code, values: {}, level: "info" })];
}
