import type { Command } from "#commands/command.ts";
import type { Services } from "#commands/services.ts";
import { readStatus } from "#commands/status/read-status.ts";
import { writeStatus } from "#commands/status/write-status.ts";
import { chooseTarget } from "#commands/target.ts";
import type { Target } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";
import { clustersName } from "#live/context-state.ts";
import { formatMessage } from "#texts/catalogue.ts";

/** All about a Cluster, asked anew, as a page that can be asked for again. */
export const showStatus: Command = async (node, services) => {
  const title = tell(services, "status.question");
  const target = await chooseTarget(node, services, { title, resource: clustersName });
  if (target !== undefined) await openStatus(services, target);
};

/** Shows the page of one Cluster. */
export async function openStatus(services: Services, target: Target): Promise<void> {
  const title = titleOf(services, target);
  const text = await writePage(services, target, false);
  if (text === undefined) return;
  const name = (key: string): string => formatMessage(services.texts, `status.action.${key}`);
  await services.ui.show({
    title,
    language: "markdown",
    text,
    actions: [
      { label: name("refresh"), run: () => writePage(services, target, false) },
      { label: name("queries"), run: () => writePage(services, target, true) },
    ],
  });
}

function titleOf(services: Services, { context, object }: Target): string {
  return tell(services, "status.title", { name: object.metadata.name, context });
}

/** Undefined: the person did not want to wait. */
function writePage(
  services: Services,
  target: Target,
  withQueries: boolean,
): Promise<string | undefined> {
  const { context, resource, object } = target;
  const { name, namespace = "default" } = object.metadata;
  return services.ui.follow(titleOf(services, target), async (_report, signal) => {
    const connection = await services.connections.get(context);
    const { store, now } = services;
    const question = { connection, store, resource, namespace, name, withQueries, now };
    const read = await readStatus(question, signal);
    return signal.aborted ? undefined : writeStatus(read, services.texts);
  });
}
