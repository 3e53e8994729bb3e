import type { Command } from "#commands/command.ts";
import { openStatus } from "#commands/cluster/status.ts";
import { writeDescription } from "#commands/describe/write-description.ts";
import { environmentOf } from "#commands/environment-of.ts";
import { readEvents } from "#commands/describe/read-events.ts";
import { chooseTarget } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import { clustersName } from "#live/context-state.ts";

/** All that is known about an object as one readable page; what may not be read is named. */
export const describeObject: Command = async (node, services) => {
  const title = tell(services, "describe.question");
  const target = await chooseTarget(node, services, { title, resource: clustersName });
  if (target === undefined) return;
  if (nameResource(target.resource) === clustersName) return openStatus(services, target);
  const { context, object } = target;
  const { name } = object.metadata;
  const pageTitle = tell(services, "describe.title", { name, context });
  const events = await services.ui.follow(pageTitle, (_report, signal) =>
    readEvents(target, services, signal),
  );
  await services.ui.show({
    title: pageTitle,
    language: "markdown",
    text: writeDescription(environmentOf(services), target, events),
  });
};
