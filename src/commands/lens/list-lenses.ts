import { findKind, kindInfo } from "#domain/cnpg/kinds.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { viewCluster } from "#live/cluster-view.ts";
import { clustersName } from "#live/context-state.ts";
import type { ContextState } from "#live/context-state.ts";
import type { ManifestDocument, ManifestFile } from "#manifest/document.ts";
import { positionOf } from "#manifest/locate.ts";
import { describeHealth } from "#tree/describe-health.ts";
import { clusterNode, partNode } from "#tree/make-nodes.ts";
import type { PartName } from "#tree/parts/part-names.ts";
import { parts } from "#tree/parts/parts.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** What stands above a document whose object exists in a context that is followed. */
export interface LiveLens {
  /** Of the document in the file. */
  readonly offset: number;
  readonly line: number;
  readonly title: string;
  readonly node: TreeNode;
}

export function listLenses(file: ManifestFile, env: TreeEnvironment): readonly LiveLens[] {
  const states = env.store.contexts();
  return file.documents.flatMap((placed) =>
    states.flatMap((state) => {
      const { document, offset } = placed;
      const found = findLive(document, state);
      if (found === undefined) return [];
      const { object, resource } = found;
      const values = { context: state.name, state: describeState(env, state, found) };
      const title = tell(env, states.length === 1 ? "lens.live" : "lens.live-in", values);
      const { start } = document.extent;
      const { line } = positionOf(placed, start);
      return [{ offset: offset + start, line, title, node: nodeOf(state.name, resource, object) }];
    }),
  );
}

interface Found {
  readonly resource: string;
  readonly object: LiveObject;
}

/** Without a namespace in the manifest, the one object of that name, if there is but one. */
function findLive(document: ManifestDocument, state: ContextState): Found | undefined {
  const { apiVersion, kind: kindName, name, namespace } = document;
  const kind = findKind(apiVersion, kindName);
  if (kind === undefined || name === undefined) return undefined;
  const { plural, group } = kindInfo(kind);
  const resource = `${plural}.${group}`;
  const named = [...(state.objects.get(resource)?.values() ?? [])].filter(
    ({ metadata }) =>
      metadata.name === name && (namespace === undefined || metadata.namespace === namespace),
  );
  const [object] = named;
  return object === undefined || named.length > 1 ? undefined : { resource, object };
}

function describeState(
  env: TreeEnvironment,
  state: ContextState,
  { resource, object }: Found,
): string {
  if (resource !== clustersName) return partOf(resource)?.row(object, env).description ?? "";
  const { health, ready, wanted } = viewCluster(state, object, env.now);
  const [main] = health;
  return `${main === undefined ? "" : describeHealth(env, main)} · ${ready}/${wanted}`;
}

function nodeOf(context: string, resource: string, { metadata }: LiveObject): TreeNode {
  const { uid } = metadata;
  if (resource === clustersName) return clusterNode(context, uid);
  const [part] = Object.entries(parts).find(([, each]) => each.resource === resource) ?? [];
  // A command looks for the object by its uid, so the group above it does not matter.
  return partNode({ context, part: part as PartName, clusterUid: undefined }, uid);
}

function partOf(resource: string) {
  return Object.values(parts).find((each) => each.resource === resource);
}
