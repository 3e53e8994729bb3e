import { owningCluster } from "#domain/cnpg/owning-cluster.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { clustersName, keyOfCluster } from "#live/context-state.ts";
import type { ContextState } from "#live/context-state.ts";
import type { LiveChange } from "#live/live-change.ts";

/** Keeps an object, as new or in place of an older version of it. */
export function putObject(state: ContextState, resource: string, object: LiveObject): LiveChange {
  const objects = objectsOf(state, resource);
  const before = objects.get(object.metadata.uid);
  if (before !== undefined) unlink(state, resource, before);
  objects.set(object.metadata.uid, object);
  link(state, resource, object);
  if (resource === clustersName) state.clusters.set(clusterKey(object), object);
  const change = before === undefined ? "added" : "changed";
  return { kind: "object", context: state.name, resource, change, object };
}

/** Forgets an object, if it is known. */
export function takeObject(
  state: ContextState,
  resource: string,
  object: LiveObject,
): readonly LiveChange[] {
  const known = objectsOf(state, resource).get(object.metadata.uid);
  if (known === undefined) return [];
  unlink(state, resource, known);
  state.objects.get(resource)?.delete(object.metadata.uid);
  state.statuses.delete(object.metadata.uid);
  if (resource === clustersName) forgetCluster(state, known);
  return [{ kind: "object", context: state.name, resource, change: "removed", object }];
}

/** All objects of a resource, by uid. */
export function objectsOf(state: ContextState, resource: string): Map<string, LiveObject> {
  const known = state.objects.get(resource);
  if (known !== undefined) return known;
  const created = new Map<string, LiveObject>();
  state.objects.set(resource, created);
  return created;
}

function link(state: ContextState, resource: string, object: LiveObject): void {
  const cluster = owningCluster(object);
  if (cluster === undefined) return;
  const key = keyOfCluster(object.metadata.namespace, cluster);
  countRevision(state, key);
  const parts = state.parts.get(key) ?? new Map<string, Map<string, LiveObject>>();
  state.parts.set(key, parts);
  const members = parts.get(resource) ?? new Map<string, LiveObject>();
  parts.set(resource, members);
  members.set(object.metadata.uid, object);
}

function unlink(state: ContextState, resource: string, object: LiveObject): void {
  const cluster = owningCluster(object);
  if (cluster === undefined) return;
  const key = keyOfCluster(object.metadata.namespace, cluster);
  countRevision(state, key);
  const parts = state.parts.get(key);
  if (parts === undefined) return;
  const members = parts.get(resource);
  members?.delete(object.metadata.uid);
  if (members?.size === 0) parts.delete(resource);
  if (parts.size === 0) state.parts.delete(key);
}

/** Something beside the objects themselves has changed about the cluster of this one. */
export function touchOwner(state: ContextState, object: LiveObject): void {
  const cluster = owningCluster(object);
  if (cluster !== undefined) countRevision(state, keyOfCluster(object.metadata.namespace, cluster));
}

function countRevision({ revisions }: ContextState, key: string): void {
  revisions.set(key, (revisions.get(key) ?? 0) + 1);
}

function clusterKey({ metadata }: LiveObject): string {
  return keyOfCluster(metadata.namespace, metadata.name);
}

/** Another of the same name may have taken its place already. */
function forgetCluster(state: ContextState, object: LiveObject): void {
  const key = clusterKey(object);
  if (state.clusters.get(key)?.metadata.uid === object.metadata.uid) state.clusters.delete(key);
}
