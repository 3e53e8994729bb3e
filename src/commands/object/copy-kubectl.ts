import type { Command } from "#commands/command.ts";
import type { Services } from "#commands/services.ts";
import { chooseTarget, targetOf } from "#commands/target.ts";
import type { Target } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import { clustersName } from "#live/context-state.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** The command that shows the same in a terminal. */
export const copyKubectl: Command = async (node, services) => {
  const words = await findWords(node, services);
  if (words === undefined) return;
  const line = ["kubectl", ...words].map(quoteWord).join(" ");
  await services.ui.copy(line);
  await services.ui.inform(tell(services, "copy-kubectl.done", { line }));
};

async function findWords(
  node: TreeNode | undefined,
  services: Services,
): Promise<readonly string[] | undefined> {
  if (node?.kind === "context") {
    return ["--context", node.context, "get", clustersName, "--all-namespaces"];
  }
  const title = tell(services, "copy-kubectl.question");
  const target =
    targetOf(node, services) ??
    (await chooseTarget(node, services, { title, resource: clustersName }));
  return target === undefined ? undefined : wordsOf(target);
}

function wordsOf({ context, resource, object }: Target): readonly string[] {
  const { name, namespace } = object.metadata;
  const place = namespace === undefined ? [] : ["--namespace", namespace];
  return ["--context", context, ...place, "get", nameResource(resource), name, "-o", "yaml"];
}

/** As POSIX shells want it; PowerShell reads single quotes the same way. */
function quoteWord(word: string): string {
  return /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
