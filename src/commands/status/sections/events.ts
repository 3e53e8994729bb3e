import { writeEvents } from "#commands/describe/write-events.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import type { KubeEvent } from "#kube/events/list-events.ts";
import { memberNames } from "#live/cluster-view.ts";
import { tell } from "#tree/tree-environment.ts";
import { escapeRegExp } from "#util/escape-reg-exp.ts";

const hour = 3_600_000;
/** A restart alone makes a dozen; what came before stands in the page of events. */
const most = 40;

/** What happened to the Cluster and all that belongs to it in the last hour, the oldest first. */
export function writeRecentEvents(status: StatusView): readonly string[] {
  const { env, read } = status;
  const events = read.events.value;
  if (events === undefined) return [];
  const isOurs = belongsTo(status);
  const recent = events.filter((event) => event.time > read.now - hour && isOurs(event));
  const lines = writeEvents(env, recent.slice(-most));
  const count = recent.length - most;
  return count > 0 ? [tell(env, "status.events.older", { count }), "", ...lines] : lines;
}

/** Also of pods and jobs that are gone: their names begin with the instance's. */
function belongsTo({ state, cluster }: StatusView): (event: KubeEvent) => boolean {
  const { name } = cluster.metadata;
  const names = new Set(memberNames(state, cluster));
  const instance = new RegExp(String.raw`^${escapeRegExp(name)}-\d+(-[a-z].*)?$`);
  return (event) =>
    event.kind === "Cluster"
      ? event.name === name
      : names.has(event.name) || instance.test(event.name);
}
