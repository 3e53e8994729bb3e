import { setTimeout as sleep } from "node:timers/promises";
import type { KubeClient } from "./kube-client.ts";
import type { KubeObject } from "./kube-object.ts";
import { statusOf } from "./kube-object.ts";
import { pathOfKind } from "./kinds.ts";
import type { RecordedStep } from "./recorded-step.ts";
import { takeSnapshot } from "./take-snapshot.ts";

export interface StageOptions {
  readonly client: KubeClient;
  readonly namespace: string;
  readonly scenario: string;
  readonly keep: (step: RecordedStep) => Promise<void>;
}

const betweenLooks = 250;
const patience = 600_000;

/** What a scenario acts on: one namespace, in which its cluster is called `pg`. */
export class Stage {
  readonly client: KubeClient;
  readonly namespace: string;
  readonly #options: StageOptions;

  constructor(options: StageOptions) {
    this.client = options.client;
    this.namespace = options.namespace;
    this.#options = options;
  }

  path(kind: string, name = ""): string {
    return pathOfKind(kind, this.namespace, name);
  }

  async apply(object: KubeObject): Promise<void> {
    const metadata = { ...object.metadata, namespace: this.namespace };
    await this.client.apply({ ...object, metadata });
  }

  async patchCluster(change: object): Promise<void> {
    await this.client.patch(this.path("Cluster", "pg"), change);
  }

  async cluster(): Promise<KubeObject> {
    return await this.object("Cluster", "pg");
  }

  async object(kind: string, name: string): Promise<KubeObject> {
    const found = await this.client.find(this.path(kind, name));
    if (found === undefined) throw new Error(`${kind} ${this.namespace}/${name} is gone`);
    return found;
  }

  async pods(): Promise<readonly KubeObject[]> {
    return await this.client.list(`${this.path("Pod")}?labelSelector=cnpg.io/podRole%3Dinstance`);
  }

  /** Looks until the cluster is as wanted; an error tells the last state that was seen. */
  async untilCluster(
    what: string,
    wanted: (cluster: KubeObject) => boolean | Promise<boolean>,
  ): Promise<void> {
    await this.until(what, async () => await wanted(await this.cluster()));
  }

  async until(what: string, reached: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + patience;
    while (!(await reached())) {
      if (Date.now() > end) throw new Error(`waited for "${what}"; ${await this.#lastSeen()}`);
      await sleep(betweenLooks);
    }
  }

  async record(step: string, shows: string): Promise<void> {
    const label = { scenario: this.#options.scenario, step, shows };
    await this.#options.keep(await takeSnapshot(this.client, this.namespace, label));
  }

  async #lastSeen(): Promise<string> {
    const cluster = await this.client.find(this.path("Cluster", "pg"));
    if (cluster === undefined) return "there is no cluster";
    const { phase, phaseReason, readyInstances, currentPrimary, targetPrimary, conditions } =
      statusOf(cluster);
    return JSON.stringify({
      phase,
      phaseReason,
      readyInstances,
      currentPrimary,
      targetPrimary,
      conditions,
    });
  }
}
