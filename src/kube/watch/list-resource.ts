import type { ApiResource, LiveObject } from "#domain/kubernetes/live-object.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";

/** What to list or watch, and what of it to keep. */
export interface ResourceQuery {
  readonly resource: ApiResource;
  readonly namespace: string | undefined;
  readonly labelSelector?: string | undefined;
  /** Metadata alone is asked of the server. */
  readonly metadataOnly?: boolean | undefined;
  /** Makes an object smaller before it is kept. */
  readonly trim?: ((object: LiveObject) => LiveObject) | undefined;
}

export interface ResourceList {
  readonly objects: readonly LiveObject[];
  readonly resourceVersion: string;
}

interface ListAnswer {
  readonly metadata?: { readonly resourceVersion?: string; readonly continue?: string };
  readonly items?: readonly LiveObject[] | null;
}

const pageSize = 500;

/** All objects, read page by page so that thousands of them never are one text. */
export async function listResource(
  connection: Connection,
  query: ResourceQuery,
  signal: AbortSignal,
): Promise<ResourceList> {
  const { trim = (object) => object } = query;
  const objects: LiveObject[] = [];
  let next: string | undefined;
  let version = "";
  do {
    const { metadata = {}, items } = await readPage(connection, query, { next, signal });
    for (const item of items ?? []) objects.push(trim(item));
    next = metadata.continue === "" ? undefined : metadata.continue;
    version = metadata.resourceVersion ?? "";
  } while (next !== undefined);
  return { objects, resourceVersion: version };
}

function readPage(
  connection: Connection,
  query: ResourceQuery,
  { next, signal }: { readonly next: string | undefined; readonly signal: AbortSignal },
): Promise<ListAnswer> {
  return connection.request<ListAnswer>({
    path: pathOf(query.resource, query.namespace),
    query: { labelSelector: query.labelSelector, limit: pageSize, continue: next },
    accept: acceptOf(query, "List"),
    signal,
  });
}

/** Servers that cannot give metadata alone answer with whole objects. */
export function acceptOf({ metadataOnly }: ResourceQuery, suffix: "" | "List"): string {
  if (metadataOnly !== true) return "application/json";
  const as = `as=PartialObjectMetadata${suffix};g=meta.k8s.io;v=v1`;
  return `application/json;${as},application/json`;
}
