import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import type { ApiResource } from "#domain/kubernetes/live-object.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import type { ConnectionSource } from "#commands/services.ts";
import { listNames } from "#kube/names/list-names.ts";
import type { ContextState } from "#live/context-state.ts";
import type { LiveStore } from "#live/live-store.ts";
import type { LiveName, LiveNamesParams } from "#protocol.ts";

/** Listed when a field asks for them, and by name only; everything else is followed anyway. */
const listed: readonly ApiResource[] = [
  { group: "", version: "v1", plural: "secrets", kind: "Secret", namespaced: true },
  {
    group: "storage.k8s.io",
    version: "v1",
    plural: "storageclasses",
    kind: "StorageClass",
    namespaced: false,
  },
];

/** A name that is typed asks again with each key, in milliseconds. */
const kept = 30_000;

/** Names of live objects for manifests: of contexts that are followed at the moment, and of no other. */
export class LiveNames {
  readonly #store: LiveStore;
  readonly #connections: ConnectionSource;
  readonly #lists = new Map<
    string,
    { readonly names: Promise<readonly string[]>; readonly until: number }
  >();

  constructor(store: LiveStore, connections: ConnectionSource) {
    this.#store = store;
    this.#connections = connections;
  }

  async find({ kinds, namespace }: LiveNamesParams): Promise<readonly LiveName[]> {
    const followed = this.#store.contexts().filter(({ status }) => status.kind === "connected");
    const found = followed.flatMap((state) =>
      kinds.map(async (kind) => {
        const names = await this.#namesOf(state, kind, namespace ?? undefined);
        return names.map((name) => ({ name, context: state.name }));
      }),
    );
    return (await Promise.all(found)).flat();
  }

  #namesOf(
    state: ContextState,
    kind: string,
    namespace: string | undefined,
  ): Promise<readonly string[]> {
    const resource = listed.find((each) => each.kind === kind);
    return resource === undefined
      ? Promise.resolve(knownNames(state, kind, namespace))
      : this.#list(state.name, resource, namespace);
  }

  #list(
    context: string,
    resource: ApiResource,
    namespace: string | undefined,
  ): Promise<readonly string[]> {
    const key = [context, resource.plural, namespace ?? ""].join("\u0000");
    const known = this.#lists.get(key);
    if (known !== undefined && known.until > Date.now()) return known.names;
    // Who may not list them writes the name; nothing is lost.
    const names = this.#read(context, resource, namespace).catch(() => []);
    this.#lists.set(key, { names, until: Date.now() + kept });
    return names;
  }

  async #read(
    context: string,
    resource: ApiResource,
    namespace: string | undefined,
  ): Promise<readonly string[]> {
    const connection = await this.#connections.get(context);
    const place = resource.namespaced ? (namespace ?? connection.namespace) : undefined;
    return listNames(connection, resource, place);
  }
}

function knownNames(
  state: ContextState,
  kind: string,
  namespace: string | undefined,
): readonly string[] {
  const resource = watchedResources.find((each) => each.kind === kind);
  if (resource === undefined) return [];
  const objects = [...(state.objects.get(nameResource(resource))?.values() ?? [])];
  return objects
    .map(({ metadata }) => metadata)
    .filter((each) => namespace === undefined || (each.namespace ?? namespace) === namespace)
    .map(({ name }) => name);
}
