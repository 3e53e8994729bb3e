import type { Services } from "#commands/services.ts";
import type { Target } from "#commands/target.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import { clustersName } from "#live/context-state.ts";
import type { ContextState } from "#live/context-state.ts";
import { memberNames } from "#live/cluster-view.ts";
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
  const names = namesOf(target, services.store.context(context));
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

/** Of a Cluster and all that belongs to it; undefined for other objects. */
function namesOf(
  { resource, object }: Target,
  state: ContextState | undefined,
): ReadonlySet<string> | undefined {
  if (nameResource(resource) !== clustersName || state === undefined) return undefined;
  return new Set([object.metadata.name, ...memberNames(state, object)]);
}

function isAbout(
  { resource }: Target,
  names: ReadonlySet<string> | undefined,
): (event: KubeEvent) => boolean {
  return (event) => (names === undefined ? event.kind === resource.kind : names.has(event.name));
}
