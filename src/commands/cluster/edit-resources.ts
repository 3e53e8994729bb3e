import { chooseCluster } from "#commands/cluster/choose-cluster.ts";
import type { Command } from "#commands/command.ts";
import { findField } from "#commands/manifest/place-field.ts";
import { phrase } from "#commands/operations/operation.ts";
import { findManifest } from "#commands/operations/find-manifest.ts";
import { refTo } from "#commands/operations/resource-of.ts";
import { say } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";
import type { Target } from "#commands/target.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import { writeManifest } from "#manifest/write-manifest.ts";

/** More CPU or memory is a change of the manifest: opens it there, and says what the change does. */
export const editResources: Command = async (node, services) => {
  const target = await chooseCluster(node, services, "cluster.resources");
  if (target === undefined) return;
  const { name } = target.object.metadata;
  const found = await findManifest(services, refTo("clusters", target.object));
  if (found === undefined) await draftLive(target, services);
  else {
    const { file, offset } = found;
    await services.ui.openFile(file.uri, findField(file.text, offset, "spec.resources"));
  }
  const key = found === undefined ? "resources.live" : "resources.manifest";
  void services.ui.inform(say(services, phrase(key, { name })));
};

/** No file has it: the server's copy, to be changed and applied. */
async function draftLive({ context, resource, object }: Target, services: Services): Promise<void> {
  const { name, namespace } = object.metadata;
  const connection = await services.connections.get(context);
  const live = await connection.request<Live>({ path: pathOf(resource, namespace, name) });
  const { apiVersion, kind, spec } = live;
  const text = writeManifest({ apiVersion, kind, metadata: { name, namespace }, spec });
  await services.ui.draft({ language: "yaml", text });
}

interface Live {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly spec?: object;
}
