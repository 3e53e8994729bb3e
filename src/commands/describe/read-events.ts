import type { Services } from "#commands/services.ts";
import type { Target } from "#commands/target.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import { clustersName, keyOfCluster } from "#live/context-state.ts";
import type { ContextState } from "#live/context-state.ts";
import { listEvents } from "#kube/events/list-events.ts";
import type { KubeEvent } from "#kube/events/list-events.ts";
import { KubeError } from "#kube/kube-error.ts";

/** Events, or why there are none to show. */
export type EventsAnswer =
  | { readonly kind: "read"; readonly events: readonly KubeEvent[] }
  | { readonly kind: "denied" }
  | { readonly kind: "failed"; readonly message: string };

/** Events about an object; about a Cluster also those of its pods, volumes, backups, jobs and poolers. */
export async function readEvents(
  target: Target,
  services: Services,
  signal?: AbortSignal,
): Promise<EventsAnswer> {
  const { context, object } = target;
  const { name, namespace = "default" } = object.metadata;
  const names = memberNames(target, services.store.context(context));
  try {
    const connection = await services.connections.get(context);
    const query = names === undefined ? { namespace, name } : { namespace };
    const events = await listEvents(connection, query, signal);
    return { kind: "read", events: events.filter(isAbout(target, names)) };
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    return error.reason === "forbidden"
      ? { kind: "denied" }
      : { kind: "failed", message: error.message };
  }
}

/** `Pod/pg-1` of all that belongs to a Cluster; undefined for other objects. */
function memberNames(
  { resource, object }: Target,
  state: ContextState | undefined,
): ReadonlySet<string> | undefined {
  if (nameResource(resource) !== clustersName || state === undefined) return undefined;
  const { name, namespace } = object.metadata;
  const parts = state.parts.get(keyOfCluster(namespace, name));
  const members = [...(parts?.values() ?? [])].flatMap((objects) => [...objects.values()]);
  return new Set([name, ...members.map(({ metadata }) => metadata.name)]);
}

function isAbout(
  { resource }: Target,
  names: ReadonlySet<string> | undefined,
): (event: KubeEvent) => boolean {
  return (event) => (names === undefined ? event.kind === resource.kind : names.has(event.name));
}
