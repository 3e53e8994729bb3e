import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** The row's context, the only one that is shown, or one that the person chooses. Undefined: went away. */
export async function chooseContext(
  node: TreeNode | undefined,
  services: Services,
  title = tell(services, "choose-context"),
): Promise<string | undefined> {
  if (node !== undefined) return node.context;
  const { contexts } = services.explorer.options();
  if (contexts.length < 2) {
    if (contexts.length === 0) await services.ui.inform(tell(services, "no-contexts"));
    return contexts[0];
  }
  return services.ui.choose(
    title,
    contexts.map((name) => ({ label: name, value: name })),
  );
}
