import { joinShown } from "#tree/join-shown.ts";
import { viewInstances } from "#live/instance-view.ts";
import type { InstanceRole, InstanceView } from "#live/instance-view.ts";
import { describeInstanceStatus } from "#tree/describe-instance-status.ts";
import { describeHealth } from "#tree/describe-health.ts";
import { findCluster } from "#tree/find-cluster.ts";
import { groupNode } from "#tree/make-nodes.ts";
import type { NodeKind } from "#tree/nodes/node-kind.ts";
import { iconOfLevel } from "#tree/row.ts";
import type { RowIcon } from "#tree/row.ts";
import { shorten } from "#tree/shorten.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { InstanceNode } from "#tree/tree-node.ts";

export const instanceKind: NodeKind<InstanceNode> = {
  row(node, env) {
    const instance = findInstance(node, env);
    if (instance === undefined) return undefined;
    const description = describe(instance, env);
    return {
      label: instance.name,
      description,
      icon: iconOf(instance),
      contextValue: `instance.${instance.role}`,
      folding: "none",
      spoken: tell(env, "tree.spoken.instance", { name: instance.name, description }),
    };
  },
  children: () => [],
  parent: ({ context, clusterUid }) => groupNode(context, "instances", clusterUid),
};

function findInstance(node: InstanceNode, env: TreeEnvironment): InstanceView | undefined {
  const view = findCluster(env, node.context, node.clusterUid);
  if (view === undefined) return undefined;
  return viewInstances(view).find(({ name }) => name === node.name);
}

function describe(instance: InstanceView, env: TreeEnvironment): string {
  const { isTarget, problem, node, restarts } = instance;
  const parts = [
    describeRole(instance, env),
    isTarget ? tell(env, "instance.target") : "",
    problem === undefined ? "" : shorten(describeHealth(env, problem)),
    ...describeInstanceStatus(instance, env),
    node ?? "",
    describeRestarts(restarts, env),
  ];
  return joinShown(parts);
}

function describeRole({ role, isPrimary, isAtRest }: InstanceView, env: TreeEnvironment): string {
  if (role === "fenced" && isPrimary) return tell(env, "instance.fenced-primary");
  return tell(env, isAtRest ? "instance.at-rest" : `instance.role.${role}`);
}

function describeRestarts(count: number, env: TreeEnvironment): string {
  if (count === 0) return "";
  return tell(env, "instance.restarts", { count });
}

const roleIcons: Readonly<Record<InstanceRole, RowIcon>> = {
  primary: { id: "star-full", color: "testing.iconPassed" },
  replica: { id: "copy", color: "testing.iconPassed" },
  unhealthy: { id: "warning", color: "list.warningForeground" },
  fenced: { id: "lock", color: "list.warningForeground" },
  joining: { id: "sync", color: "charts.blue" },
  missing: { id: "question", color: "list.warningForeground" },
};

/** What is wrong shows before what it is. */
function iconOf({ role, problem, isAtRest }: InstanceView): RowIcon {
  if (isAtRest) return iconOfLevel("inactive");
  if (role === "fenced" || problem === undefined) return roleIcons[role];
  return iconOfLevel(problem.level);
}
