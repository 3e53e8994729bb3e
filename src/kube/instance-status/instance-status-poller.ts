import type { InstanceEndpoint, InstanceStatusEvent } from "#domain/cnpg/instance-status.ts";
import { readInstanceStatus } from "#domain/cnpg/instance-status.ts";
import { askInstance } from "#kube/instance-status/ask-instance.ts";
import type { Connection } from "#kube/connection.ts";
import { reviewAccess } from "#kube/context/review-access.ts";
import { KubeError } from "#kube/kube-error.ts";

export interface StatusPollerOptions {
  readonly connect: (context: string) => Promise<Connection>;
  /** Of a Cluster that is in sight; read anew before each round. */
  readonly endpoints: (cluster: ClusterInSight) => readonly InstanceEndpoint[];
  readonly emit: (events: readonly InstanceStatusEvent[]) => void;
  /** Milliseconds between two rounds. */
  readonly pause?: number;
}

export interface ClusterInSight {
  readonly context: string;
  readonly uid: string;
}

const usualPause = 15_000;
/** Rights change seldom, but they do, in milliseconds. */
const rightsLast = 600_000;

/**
 * Asks the instances of the Clusters in sight for their status, again and again, where the user may.
 * Nothing is contacted while no Cluster is in sight; what was known of one that went out of it is taken back.
 */
export class InstanceStatusPoller {
  readonly #options: StatusPollerOptions;
  readonly #rights = new Map<string, { readonly allowed: boolean; readonly until: number }>();
  /** Pods whose status is known, by uid, with their context. */
  readonly #told = new Map<string, string>();
  #clusters: readonly ClusterInSight[] = [];
  #ended = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: StatusPollerOptions) {
    this.#options = options;
  }

  /** The Clusters to ask from now on, at once; none: stop. */
  follow(clusters: readonly ClusterInSight[]): void {
    this.#stop();
    this.#clusters = clusters;
    this.#ended = new AbortController();
    this.#forgetOthers();
    if (clusters.length > 0) void this.#rounds(this.#ended.signal);
  }

  dispose(): void {
    this.#stop();
    this.#clusters = [];
  }

  #stop(): void {
    this.#ended.abort();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #rounds(signal: AbortSignal): Promise<void> {
    await Promise.all(this.#clusters.map((cluster) => this.#ask(cluster, signal)));
    if (signal.aborted) return;
    this.#timer = setTimeout(() => void this.#rounds(signal), this.#options.pause ?? usualPause);
  }

  async #ask(cluster: ClusterInSight, signal: AbortSignal): Promise<void> {
    const { context } = cluster;
    const endpoints = this.#options.endpoints(cluster);
    const [first] = endpoints;
    if (first === undefined) return;
    try {
      const connection = await this.#options.connect(context);
      if (!(await this.#mayAsk(connection, first.namespace, signal))) return;
      await Promise.all(endpoints.map((each) => this.#askOne(connection, each, signal)));
    } catch (error) {
      // Without a way to the cluster the watches say so; here there is only nothing to show.
      if (!(error instanceof KubeError)) throw error;
    }
  }

  async #askOne(
    connection: Connection,
    endpoint: InstanceEndpoint,
    signal: AbortSignal,
  ): Promise<void> {
    const { context } = connection;
    const { podUid } = endpoint;
    try {
      const answer = await askInstance(connection, endpoint, signal);
      if (signal.aborted) return;
      this.#told.set(podUid, context);
      const status = readInstanceStatus(answer);
      this.#options.emit([{ kind: "instance-status", context, podUid, status }]);
    } catch {
      // PostgreSQL starts or stops, or the answer was no JSON: what was known does not hold any more.
      if (!signal.aborted) this.#takeBack(podUid);
    }
  }

  async #mayAsk(connection: Connection, namespace: string, signal: AbortSignal): Promise<boolean> {
    const key = `${connection.context}\u0000${namespace}`;
    const known = this.#rights.get(key);
    if (known !== undefined && known.until > Date.now()) return known.allowed;
    const question = { verb: "get", group: "", resource: "pods", subresource: "proxy", namespace };
    const allowed = await reviewAccess(connection, question, signal);
    this.#rights.set(key, { allowed, until: Date.now() + rightsLast });
    return allowed;
  }

  #forgetOthers(): void {
    const kept = new Set(
      this.#clusters.flatMap((cluster) =>
        this.#options.endpoints(cluster).map(({ podUid }) => podUid),
      ),
    );
    for (const podUid of this.#told.keys()) if (!kept.has(podUid)) this.#takeBack(podUid);
  }

  #takeBack(podUid: string): void {
    const context = this.#told.get(podUid);
    this.#told.delete(podUid);
    if (context === undefined) return;
    this.#options.emit([{ kind: "instance-status", context, podUid, status: undefined }]);
  }
}
