import { findResource } from "#commands/manifest/find-resource.ts";
import type { EditedObject } from "#commands/manifest/selected-objects.ts";
import type { ObjectRef } from "#commands/operations/operation.ts";
import type { Connection } from "#kube/connection.ts";

/** An object of the editor and where it goes to. */
export interface ResolvedObject {
  readonly edited: EditedObject;
  readonly ref: ObjectRef;
}

/** Without a namespace of its own an object goes to that of the context, as with kubectl. */
export async function resolveObject(
  connection: Connection,
  edited: EditedObject,
): Promise<ResolvedObject> {
  const resource = await findResource(connection, edited.apiVersion, edited.kind);
  const namespace = resource.namespaced ? (edited.namespace ?? connection.namespace) : undefined;
  return { edited, ref: { resource, namespace, name: edited.name } };
}
