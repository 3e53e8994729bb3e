import type { WriteRequest } from "#commands/operations/operation.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { KubeRequest } from "#kube/http/send-request.ts";

/** Who the server writes down as the one who set a field. */
export const fieldManager = "cnpg-workbench";

export interface SendOptions {
  /** The server does everything but store it. */
  readonly dryRun: boolean;
}

export function toKubeRequest(request: WriteRequest, { dryRun }: SendOptions): KubeRequest {
  const { resource, namespace, name } = request.ref;
  const path = pathOf(resource, namespace, name);
  const query = { fieldManager, ...(dryRun ? { dryRun: "All" } : {}) };
  switch (request.kind) {
    case "patch":
      return {
        method: "PATCH",
        path: request.subresource === undefined ? path : `${path}/${request.subresource}`,
        query,
        body: withVersion(request),
        contentType: "application/merge-patch+json",
      };
    case "create":
      return { method: "POST", path: pathOf(resource, namespace), query, body: request.object };
    case "delete":
      return {
        method: "DELETE",
        path,
        // With a body the server ignores the query: a dry run that is asked for there deletes.
        body: {
          apiVersion: "v1",
          kind: "DeleteOptions",
          ...(dryRun ? { dryRun: ["All"] } : {}),
          propagationPolicy: "Background",
          preconditions: { uid: request.uid },
        },
      };
    default:
      return {
        method: "PATCH",
        path,
        query: { ...query, force: request.force },
        body: request.object,
        contentType: "application/apply-patch+yaml",
      };
  }
}

function withVersion(request: Extract<WriteRequest, { kind: "patch" }>): object {
  const { patch, resourceVersion } = request;
  if (resourceVersion === undefined) return patch;
  return { ...patch, metadata: { ...(patch["metadata"] as object | undefined), resourceVersion } };
}
