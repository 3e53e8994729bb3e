import type { LogPart, LogScope } from "#commands/logs/log-scope.ts";
import type { Services } from "#commands/services.ts";
import { chooseTarget } from "#commands/target.ts";
import type { Target } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";
import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { clustersName } from "#live/context-state.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** What the logs of a row are, or of a Cluster that the person chooses. Undefined: went away. */
export async function chooseLogScope(
  node: TreeNode | undefined,
  services: Services,
): Promise<LogScope | undefined> {
  if (node?.kind === "instance") return scopeOfInstance(node, services);
  const title = tell(services, "logs.question");
  const target = await chooseTarget(node, services, { title, resource: clustersName });
  if (target === undefined) return undefined;
  const describe = scopes[nameResource(target.resource)];
  return describe?.(target, services);
}

type Describe = (target: Target, services: Services) => LogScope;

const scopes: Readonly<Record<string, Describe>> = {
  [clustersName]: scopeOfCluster,
  "poolers.postgresql.cnpg.io": scopeOfPooler,
  "deployments.apps": scopeOfOperator,
};

const ownKinds = ["postgres", "sidecar", "init", "job"] as const;

function scopeOfCluster(target: Target, services: Services): LogScope {
  const cluster = target.object as LiveObject & ClusterObject;
  const { name } = cluster.metadata;
  return {
    ...commonOf(target, name, services),
    cluster: namedOf(cluster),
    kinds: [...ownKinds, "pooler"],
    parts: [
      { ...selectCluster(cluster), kinds: [...ownKinds, "pooler"] },
      ...operatorParts(target, services),
    ],
  };
}

/** With its jobs: they make it, and clone it. */
function scopeOfInstance(
  node: Extract<TreeNode, { kind: "instance" }>,
  services: Services,
): LogScope | undefined {
  const cluster = services.store
    .context(node.context)
    ?.objects.get(clustersName)
    ?.get(node.clusterUid);
  if (cluster === undefined) {
    void services.ui.inform(tell(services, "gone"));
    return undefined;
  }
  const { name } = node;
  const part: LogPart = {
    ...selectCluster(cluster),
    accepts: ({ metadata }) =>
      metadata.name === name || metadata.labels?.["cnpg.io/instanceName"] === name,
    known: [{ pod: name, container: "postgres" }],
    kinds: ownKinds,
  };
  return {
    ...commonOf({ context: node.context }, name, services),
    cluster: namedOf(cluster),
    kinds: ownKinds,
    parts: [part],
  };
}

function scopeOfPooler(target: Target, services: Services): LogScope {
  const { name, namespace = "default" } = target.object.metadata;
  const { cluster } = (target.object["spec"] ?? {}) as { cluster?: { name?: string } };
  return {
    ...commonOf(target, name, services),
    cluster: { namespace, name: cluster?.name ?? "" },
    pooler: name,
    kinds: ["pooler"],
    parts: [{ namespace, labelSelector: `cnpg.io/poolerName=${name}`, kinds: ["pooler"] }],
  };
}

function scopeOfOperator(target: Target, services: Services): LogScope {
  const { name, namespace = "default" } = target.object.metadata;
  return {
    ...commonOf(target, name, services),
    cluster: undefined,
    kinds: ["operator", "plugin"],
    parts: listOperatorPods(namespace),
  };
}

function selectCluster(cluster: LiveObject & ClusterObject): Omit<LogPart, "kinds"> {
  const { name, namespace = "default" } = cluster.metadata;
  const known = (cluster.status?.instanceNames ?? []).map((pod) => ({
    pod,
    container: "postgres",
  }));
  return { namespace, labelSelector: `cnpg.io/cluster=${name}`, known };
}

/** The operator writes about all clusters; here only what names this one counts. */
function operatorParts({ context, object }: Target, { store }: Services): readonly LogPart[] {
  const deployments = store.context(context)?.objects.get("deployments.apps");
  const { name, namespace = "default" } = object.metadata;
  const words = [`"${name}"`, `"${namespace}"`];
  const concerns = (line: string): boolean => words.every((word) => line.includes(word));
  return [...(deployments?.values() ?? [])]
    .slice(0, 1)
    .flatMap(({ metadata }) => listOperatorPods(metadata.namespace ?? "default"))
    .map((part) => ({ ...part, concerns }));
}

function listOperatorPods(namespace: string): readonly LogPart[] {
  return [
    { namespace, labelSelector: "app.kubernetes.io/name=cloudnative-pg", kinds: ["operator"] },
    { namespace, labelSelector: "app=barman-cloud", kinds: ["plugin"] },
  ];
}

function commonOf(
  { context }: Pick<Target, "context">,
  name: string,
  services: Services,
): Pick<LogScope, "title" | "context"> {
  return { title: tell(services, "logs.title", { name, context }), context };
}

function namedOf({ metadata }: LiveObject): { namespace: string; name: string } {
  return { namespace: metadata.namespace ?? "default", name: metadata.name };
}
