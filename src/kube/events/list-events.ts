import type { Connection } from "#kube/connection.ts";

/** What somebody in the cluster noted about an object. */
export interface KubeEvent {
  /** Of the last time that it happened, in milliseconds since 1970. */
  readonly time: number;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly kind: string;
  readonly name: string;
  readonly count: number;
}

interface EventObject {
  readonly metadata: { readonly creationTimestamp?: string };
  readonly involvedObject?: { readonly kind?: string; readonly name?: string };
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
  readonly series?: { readonly count?: number; readonly lastObservedTime?: string };
}

interface EventList {
  readonly metadata?: { readonly continue?: string };
  readonly items?: readonly EventObject[] | null;
}

export interface EventQuery {
  readonly namespace: string;
  /** Only of the object of this name; undefined: of all in the namespace. */
  readonly name?: string | undefined;
}

const pageSize = 500;
/** A namespace may hold more events than anybody reads. */
const mostPages = 10;

/** The oldest first. Fails with a `KubeError`. */
export async function listEvents(
  connection: Connection,
  { namespace, name }: EventQuery,
  signal?: AbortSignal,
): Promise<readonly KubeEvent[]> {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/events`;
  const fieldSelector = name === undefined ? undefined : `involvedObject.name=${name}`;
  const events: KubeEvent[] = [];
  let next: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { fieldSelector, limit: pageSize, continue: next };
    const answer = await connection.request<EventList>({ path, query, signal });
    events.push(...(answer.items ?? []).map(toEvent));
    next = answer.metadata?.continue;
    if (next === undefined || next === "") break;
  }
  return events.sort((left, right) => left.time - right.time);
}

function toEvent(event: EventObject): KubeEvent {
  const { type = "Normal", reason = "", message = "" } = event;
  const { kind = "", name = "" } = event.involvedObject ?? {};
  return { time: timeOf(event), type, reason, message, kind, name, count: countOf(event) };
}

function countOf({ series, count }: EventObject): number {
  return series?.count ?? count ?? 1;
}

/** Old and new sorts of events keep their time in different places. */
function timeOf({ series, lastTimestamp, eventTime, metadata }: EventObject): number {
  const text = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata.creationTimestamp;
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? 0 : time;
}
