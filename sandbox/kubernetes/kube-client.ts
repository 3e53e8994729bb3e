import { type Connection, connect, type ConnectOptions } from "#sandbox/kubernetes/connect.ts";
import type { KubeObject, KubeReference } from "#sandbox/kubernetes/kube-object.ts";
import { createResourcePaths } from "#sandbox/kubernetes/resource-paths.ts";

/** As much of the API as the sandbox and its tests need, for any kind. All throw ApiError when refused. */
export interface KubeClient {
  readonly connection: Connection;
  /** Path of an object, or of its collection without a name. */
  pathOf(reference: KubeReference): Promise<string>;
  read(reference: KubeReference): Promise<KubeObject>;
  list(reference: KubeReference, query?: Query): Promise<KubeObject[]>;
  create(object: KubeObject, query?: Query): Promise<KubeObject>;
  /** Server-side apply: creates or changes, and takes over fields of others. */
  apply(object: KubeObject): Promise<KubeObject>;
  /** A JSON merge patch; `part` is a subresource as `status`. */
  patch(reference: KubeReference, change: unknown, part?: string): Promise<KubeObject>;
  /** Deletes the object, or without a name all of its collection. */
  remove(reference: KubeReference, options?: DeleteOptions): Promise<void>;
  dispose(): void;
}

export interface DeleteOptions {
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: "Foreground" | "Background" | "Orphan";
}

export type Query = Readonly<Record<string, string>>;

export async function createKubeClient(
  kubeconfig: string,
  options?: ConnectOptions,
): Promise<KubeClient> {
  const connection = await connect(kubeconfig, options);
  const pathOf = createResourcePaths(connection);
  const ask = async (path: string, request?: Parameters<Connection["ask"]>[1]) =>
    (await connection.ask(path, request)) as KubeObject;
  return {
    connection,
    pathOf,
    read: async (reference) => ask(await pathOf(reference)),
    list: async (reference, query = {}) => {
      const path = await pathOf(reference);
      return (await listPages(connection, path, query)).map((item) => ({
        ...item,
        apiVersion: reference.apiVersion,
        kind: reference.kind,
      }));
    },
    create: async (object, query = {}) => {
      const { name: _, ...metadata } = object.metadata;
      const path = await pathOf({ ...object, metadata });
      return ask(withQuery(path, query), { method: "POST", body: object });
    },
    apply: async (object) =>
      ask(withQuery(await pathOf(object), { fieldManager: "sandbox", force: "true" }), {
        method: "PATCH",
        contentType: "application/apply-patch+yaml",
        body: object,
      }),
    patch: async (reference, change, part) =>
      ask((await pathOf(reference)) + (part === undefined ? "" : `/${part}`), {
        method: "PATCH",
        contentType: "application/merge-patch+json",
        body: change,
      }),
    remove: async (reference, options = {}) => {
      await ask(await pathOf(reference), { method: "DELETE", body: options });
    },
    dispose: () => connection.dispose(),
  };
}

export function withQuery(path: string, query: Query): string {
  const text = new URLSearchParams(query).toString();
  return text === "" ? path : `${path}?${text}`;
}

async function listPages(
  connection: Connection,
  path: string,
  query: Query,
): Promise<readonly KubeObject[]> {
  const items: KubeObject[] = [];
  let next: string | undefined;
  do {
    const page = (await connection.ask(
      withQuery(path, { limit: "500", ...query, ...(next ? { continue: next } : {}) }),
    )) as { readonly items: readonly KubeObject[]; readonly metadata: { continue?: string } };
    items.push(...page.items);
    next = page.metadata.continue;
  } while (next !== undefined && next !== "");
  return items;
}
