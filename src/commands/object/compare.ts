import { removeDefaults } from "#commands/compare/remove-defaults.ts";
import type { Command } from "#commands/command.ts";
import type { ManifestOrigin } from "#commands/manifest-origin.ts";
import { choosePlace, placesOf, searchWorkspace } from "#commands/object/choose-place.ts";
import type { ManifestPlace } from "#commands/object/find-in-workspace.ts";
import type { Services } from "#commands/services.ts";
import { chooseTarget } from "#commands/target.ts";
import type { Target } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";
import { newestOperator, resolveOperatorVersion } from "#domain/cnpg/versions.ts";
import type { Json } from "#domain/kubernetes/json.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import { clustersName } from "#live/context-state.ts";
import { operatorVersionOf } from "#live/operator-version.ts";
import { documentAt } from "#manifest/locate.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { toJson } from "#manifest/values.ts";
import { writeManifest } from "#manifest/write-manifest.ts";

/** The manifest of the workspace beside the live object without what the server filled in. */
export const compareWithManifest: Command = async (node, services, origin) => {
  const title = tell(services, "compare.question");
  const target = await chooseTarget(node, services, { title, resource: clustersName });
  if (target === undefined) return;
  const place = await findPlace(target, services, origin);
  const manifest = place === undefined ? undefined : readPlace(place);
  if (manifest !== undefined) await showDifference(target, services, manifest);
};

async function findPlace(
  target: Target,
  services: Services,
  origin: ManifestOrigin | undefined,
): Promise<ManifestPlace | undefined> {
  if (origin !== undefined) {
    const file = await services.workspace.manifest(origin.uri);
    const places = file === undefined ? [] : placesOf(target, [file]);
    const same = places.find(({ offset }) => offset === origin.offset) ?? places[0];
    if (same !== undefined) return same;
  }
  const places = await searchWorkspace(target, services);
  if (places.length > 0) return choosePlace(places, target, services);
  const values = { kind: target.resource.kind, name: target.object.metadata.name };
  await services.ui.inform(tell(services, "compare.none", values));
  return undefined;
}

function readPlace({ file, offset }: ManifestPlace): Json | undefined {
  const placed = documentAt(readManifest(file.text, undefined, file.path), offset);
  return toJson(placed?.document.root);
}

async function showDifference(target: Target, services: Services, manifest: Json): Promise<void> {
  const { context, resource, object } = target;
  const { name, namespace } = object.metadata;
  const connection = await services.connections.get(context);
  const live = await connection.request<Json>({ path: pathOf(resource, namespace, name) });
  const version = operatorVersionOf(services.store.context(context));
  const operator = resolveOperatorVersion(version ?? "")?.operator ?? newestOperator;
  const kept = removeDefaults({ live, manifest, kind: resource.kind, operator });
  const values = { name, context };
  await services.ui.compare(
    tell(services, "compare.title", values),
    {
      title: tell(services, "compare.manifest", values),
      language: "yaml",
      text: writeManifest(manifest as object),
    },
    { title: tell(services, "compare.live", values), language: "yaml", text: writeManifest(kept) },
  );
}
