import { askPostgres } from "#commands/status/ask-postgres.ts";
import { readPart } from "#commands/status/read-part.ts";
import type { PartQuery } from "#commands/status/read-part.ts";
import { statusLists } from "#commands/status/status-read.ts";
import type { Part, StatusList, StatusRead } from "#commands/status/status-read.ts";
import type { ClusterObject, PodObject } from "#domain/cnpg/live-shapes.ts";
import { readInstanceReport } from "#domain/cnpg/instance-report.ts";
import type { InstanceReport } from "#domain/cnpg/instance-report.ts";
import { nameResource, pathOf } from "#domain/kubernetes/live-object.ts";
import type { ApiResource, LiveObject } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import { listEvents } from "#kube/events/list-events.ts";
import { askInstance } from "#kube/instance-status/ask-instance.ts";
import { listResource } from "#kube/watch/list-resource.ts";
import { clustersName } from "#live/context-state.ts";
import { endpointOf } from "#live/list-endpoints.ts";
import type { LiveStore } from "#live/live-store.ts";

export interface StatusQuestion {
  readonly connection: Connection;
  readonly store: LiveStore;
  readonly resource: ApiResource;
  readonly namespace: string;
  readonly name: string;
  /** Runs queries in the primary too. */
  readonly withQueries: boolean;
  readonly now: () => number;
  readonly limits?: Partial<typeof usualLimits>;
}

/** Milliseconds that each part may take. */
const usualLimits = { list: 10_000, report: 6_000, queries: 15_000 };

/** Reads every part by itself and at the same time; what lacks names why. */
export async function readStatus(
  question: StatusQuestion,
  signal: AbortSignal,
): Promise<StatusRead> {
  const { connection, namespace, name, now } = question;
  const reading = new Reading(question, signal);
  const pods = reading.list("pods");
  const [cluster, lists, events, reports] = await Promise.all([
    reading.cluster(),
    reading.lists(pods),
    reading.events(),
    pods.then((part) => reading.reports(part.value ?? [])),
  ]);
  const postgres = question.withQueries ? await reading.postgres(cluster.value) : undefined;
  const { context } = connection;
  return { context, namespace, name, now: now(), cluster, lists, reports, events, postgres };
}

class Reading {
  readonly #question: StatusQuestion;
  readonly #signal: AbortSignal;
  readonly #limits: typeof usualLimits;

  constructor(question: StatusQuestion, signal: AbortSignal) {
    this.#question = question;
    this.#signal = signal;
    this.#limits = { ...usualLimits, ...question.limits };
  }

  cluster(): Promise<StatusRead["cluster"]> {
    const { connection, resource, namespace, name } = this.#question;
    const path = pathOf(resource, namespace, name);
    return this.#read<StatusRead["cluster"]["value"]>({
      verb: "get",
      resource: clustersName,
      absent: undefined,
      run: (signal) => connection.request<LiveObject>({ path, signal }),
      before: () => this.#known(resource).find(({ metadata }) => metadata.name === name),
    });
  }

  list(plural: StatusList): Promise<Part<readonly LiveObject[]>> {
    const { connection, namespace, name } = this.#question;
    const found = statusLists.find((each) => each.name === plural);
    if (found === undefined) throw new Error(`${plural} is not listed`);
    const { resource, isLabelled } = found;
    const labelSelector = isLabelled ? `cnpg.io/cluster=${name}` : undefined;
    const query = { resource, namespace, labelSelector };
    return this.#read<readonly LiveObject[]>({
      verb: "list",
      resource: nameResource(resource),
      absent: [],
      run: async (signal) => (await listResource(connection, query, signal)).objects,
      before: () => this.#known(resource),
    });
  }

  async lists(pods: Promise<Part<readonly LiveObject[]>>): Promise<StatusRead["lists"]> {
    const parts = statusLists.map(({ name }) => (name === "pods" ? pods : this.list(name)));
    const read = await Promise.all(parts);
    const entries = statusLists.map(({ name }, index) => [name, read[index]]);
    return Object.fromEntries(entries) as StatusRead["lists"];
  }

  events(): Promise<StatusRead["events"]> {
    const { connection, namespace } = this.#question;
    return this.#read({
      verb: "list",
      resource: "events",
      run: (signal) => listEvents(connection, { namespace }, signal),
    });
  }

  async reports(pods: readonly LiveObject[]): Promise<StatusRead["reports"]> {
    const { connection, name } = this.#question;
    const asked = (pods as readonly PodObject[]).filter(
      ({ metadata: { labels = {} }, status }) =>
        labels["cnpg.io/cluster"] === name &&
        labels["cnpg.io/podRole"] === "instance" &&
        status?.phase === "Running",
    );
    const parts = asked.map((pod) =>
      this.#read<InstanceReport>({
        verb: "get",
        resource: "pods/proxy",
        limit: this.#limits.report,
        run: async (signal) =>
          readInstanceReport(await askInstance(connection, endpointOf(pod), signal)),
      }),
    );
    const read = await Promise.all(parts);
    return new Map(read.map((part, index) => [asked[index]?.metadata.name ?? "", part] as const));
  }

  async postgres(cluster: ClusterObject | undefined): Promise<StatusRead["postgres"]> {
    const { connection, namespace } = this.#question;
    const pod = cluster?.status?.currentPrimary ?? "";
    if (pod === "") return undefined;
    return this.#read({
      verb: "create",
      resource: "pods/exec",
      limit: this.#limits.queries,
      run: (signal) => askPostgres(connection, { namespace, pod }, signal),
    });
  }

  #read<T>(query: Omit<PartQuery<T>, "signal" | "limit"> & { readonly limit?: number }) {
    return readPart<T>({ limit: this.#limits.list, ...query, signal: this.#signal });
  }

  #known(resource: ApiResource): readonly LiveObject[] {
    const { store, connection, namespace } = this.#question;
    const objects = store.context(connection.context)?.objects.get(nameResource(resource));
    return [...(objects?.values() ?? [])].filter(
      ({ metadata }) => metadata.namespace === namespace,
    );
  }
}
