import type { Command } from "#commands/command.ts";
import { readEvents } from "#commands/describe/read-events.ts";
import { writeEventsPage } from "#commands/describe/write-description.ts";
import { environmentOf } from "#commands/environment-of.ts";
import { chooseTarget } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";
import { clustersName } from "#live/context-state.ts";

/** The events of an object, of a Cluster with those of all that belongs to it, the oldest first. */
export const showEvents: Command = async (node, services) => {
  const title = tell(services, "events.question");
  const target = await chooseTarget(node, services, { title, resource: clustersName });
  if (target === undefined) return;
  const { context, object } = target;
  const pageTitle = tell(services, "events.title", { name: object.metadata.name, context });
  const events = await services.ui.follow(pageTitle, (_report, signal) =>
    readEvents(target, services, signal),
  );
  const text = writeEventsPage(environmentOf(services), target, events);
  await services.ui.show({ title: pageTitle, language: "markdown", text });
};
