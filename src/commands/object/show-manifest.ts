import type { Command } from "#commands/command.ts";
import { followObject } from "#commands/object/follow-object.ts";
import type { Services } from "#commands/services.ts";
import { chooseTarget } from "#commands/target.ts";
import type { Target } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { clustersName } from "#live/context-state.ts";
import { writeManifest } from "#manifest/write-manifest.ts";

/** The object as the server has it, without what only the server cares for; true while it is open. */
export const showManifest: Command = async (node, services) => {
  const title = tell(services, "manifest.question");
  const target = await chooseTarget(node, services, { title, resource: clustersName });
  if (target === undefined) return;
  const { context, object } = target;
  let text = await readLive(target, services);
  await services.ui.showLive({
    title: tell(services, "manifest.title", { name: object.metadata.name, context }),
    language: "yaml",
    text,
    follow: (update) =>
      followObject(target, services, async (change) => {
        text = change === "removed" ? markDeleted(text, context, services) : await reread();
        update(text);
      }),
  });

  async function reread(): Promise<string> {
    try {
      return await readLive(target as Target, services);
    } catch (error) {
      services.log(`live manifest not read error=${String(error)}`);
      return text;
    }
  }
};

async function readLive(
  { context, resource, object }: Target,
  services: Services,
): Promise<string> {
  const { name, namespace } = object.metadata;
  const connection = await services.connections.get(context);
  return writeManifest(
    await connection.request<LiveObject>({ path: pathOf(resource, namespace, name) }),
  );
}

function markDeleted(text: string, context: string, services: Services): string {
  return `# ${tell(services, "manifest.deleted", { context })}\n${text}`;
}
