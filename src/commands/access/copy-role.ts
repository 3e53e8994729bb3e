import { chooseContext } from "#commands/choose-context.ts";
import { writeRoles } from "#commands/access/write-roles.ts";
import type { RoleRule } from "#commands/access/write-roles.ts";
import type { Command } from "#commands/command.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import type { ContextState, ScopeState } from "#live/context-state.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** The smallest Role that gives what is denied, or all that the view reads, as YAML in the clipboard. */
export const copyRole: Command = async (node, services) => {
  const context = await chooseContext(node, services);
  if (context === undefined) return;
  const rules = await chooseRules(node, context, services);
  if (rules === undefined) return;
  await services.ui.copy(writeRoles(rules));
  await services.ui.inform(tell(services, "role.done", { context }));
};

async function chooseRules(
  node: TreeNode | undefined,
  context: string,
  services: Services,
): Promise<readonly RoleRule[] | undefined> {
  const state = services.store.context(context);
  const missing = missingRules(state, node);
  const everything = everythingRules(state);
  const description = missing.length === 0 ? tell(services, "role.nothing-missing") : undefined;
  const choices = [
    ...(missing.length === 0
      ? []
      : [{ label: tell(services, "role.missing", { context }), value: missing }]),
    {
      label: tell(services, "role.everything"),
      value: everything,
      ...(description === undefined ? {} : { description }),
    },
  ];
  return services.ui.choose(tell(services, "role.question"), choices);
}

/** What the row says is denied; of a context all that is. */
function missingRules(
  state: ContextState | undefined,
  node: TreeNode | undefined,
): readonly RoleRule[] {
  const denied = [...(state?.scopes.values() ?? [])].filter((scope) => scope.denied !== undefined);
  const wanted = node?.kind === "message" ? node.values.resource : undefined;
  return denied
    .filter(({ resource }) => wanted === undefined || resource === wanted)
    .map(({ resource, namespace }) => ruleOf(resource, namespace, ["list", "watch"]));
}

/** Everything, in the namespaces that the view looks at, or in all. */
function everythingRules(state: ContextState | undefined): readonly RoleRule[] {
  const namespaces = namespacesOf(state);
  return namespaces.flatMap((namespace) => [
    ...watchedResources
      .filter(({ namespaced }) => namespaced || namespace === undefined)
      .map(({ group, plural }) => ({ group, plural, namespace, verbs: readVerbs })),
    { group: "", plural: "events", namespace, verbs: ["list"] },
    // For the status page alone.
    { group: "policy", plural: "poddisruptionbudgets", namespace, verbs: ["list"] },
    // How far replicas are behind stands in the instance's own status.
    { group: "", plural: "pods/proxy", namespace, verbs: ["get"] },
  ]);
}

const readVerbs = ["get", "list", "watch"];

function namespacesOf(state: ContextState | undefined): readonly (string | undefined)[] {
  const scopes: readonly ScopeState[] = [...(state?.scopes.values() ?? [])];
  const named = [...new Set(scopes.flatMap(({ namespace }) => namespace ?? []))];
  return named.length === 0 ? [undefined] : named.sort();
}

function ruleOf(
  resource: string,
  namespace: string | undefined,
  verbs: readonly string[],
): RoleRule {
  const [plural = "", ...group] = resource.split(".");
  return { group: group.join("."), plural, namespace, verbs };
}
