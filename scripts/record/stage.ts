import { setTimeout as sleep } from "node:timers/promises";
import { referTo } from "./kinds.ts";
import type { KubeObject } from "./kube-object.ts";
import { statusOf } from "./kube-object.ts";
import type { Recorder } from "./open-recorder.ts";
import type { RecordedStep } from "./recorded-step.ts";
import { findStep } from "./steps/steps.ts";
import { takeSnapshot } from "./take-snapshot.ts";

export interface StageOptions {
  readonly recorder: Recorder;
  readonly namespace: string;
  readonly scenario: string;
  readonly keep: (step: RecordedStep) => unknown;
}

const betweenLooks = 300;
/** The operator itself gives a backup ten minutes to find the WAL archive working. */
const patience = 900_000;
/** What does not show itself in this time has passed. */
const patienceForStep = 180_000;

/** What a scenario acts on: one namespace, in which its cluster is called `pg`. */
export class Stage {
  readonly recorder: Recorder;
  readonly namespace: string;
  readonly #options: StageOptions;

  constructor(options: StageOptions) {
    this.recorder = options.recorder;
    this.namespace = options.namespace;
    this.#options = options;
  }

  async apply(object: KubeObject): Promise<void> {
    const metadata = { ...object.metadata, namespace: this.namespace };
    await this.recorder.apply({ ...object, metadata });
  }

  async patchCluster(change: object, part?: string): Promise<void> {
    await this.recorder.patch(referTo("Cluster", this.namespace, "pg"), change, part);
  }

  async cluster(): Promise<KubeObject> {
    return await this.object("Cluster", "pg");
  }

  async object(kind: string, name: string): Promise<KubeObject> {
    const found = await this.recorder.find(referTo(kind, this.namespace, name));
    if (found === undefined) throw new Error(`${kind} ${this.namespace}/${name} is gone`);
    return found;
  }

  async list(kind: string): Promise<readonly KubeObject[]> {
    return await this.recorder.list(referTo(kind, this.namespace));
  }

  async remove(kind: string, name: string, options = {}): Promise<void> {
    await this.recorder.remove(referTo(kind, this.namespace, name), options);
  }

  async exec(pod: string, command: readonly string[]): Promise<string> {
    return await this.recorder.exec(referTo("Pod", this.namespace, pod), command);
  }

  async pods(): Promise<readonly KubeObject[]> {
    const labelSelector = "cnpg.io/podRole=instance";
    return await this.recorder.list(referTo("Pod", this.namespace), { labelSelector });
  }

  /** Looks until the cluster is as wanted; an error tells the last state that was seen. */
  async untilCluster(
    what: string,
    wanted: (cluster: KubeObject) => boolean | Promise<boolean>,
  ): Promise<void> {
    await this.until(what, async () => await wanted(await this.cluster()));
  }

  async until(what: string, reached: () => Promise<boolean>, within = patience): Promise<void> {
    const end = Date.now() + within;
    while (!(await reached())) {
      if (Date.now() > end) throw new Error(`waited for "${what}"; ${await this.#lastSeen()}`);
      await sleep(betweenLooks);
    }
  }

  /** Takes it again until it shows what it is named for: lists that are read one after the other may not agree. */
  async record(step: string): Promise<void> {
    const { scenario, keep } = this.#options;
    const { shows, holds } = findStep(scenario, step);
    await this.until(
      `${step}: ${shows}`,
      async () => {
        const taken = await takeSnapshot(this.recorder, this.namespace, { scenario, step, shows });
        if (holds(taken)) keep(taken);
        return holds(taken);
      },
      patienceForStep,
    );
  }

  async #lastSeen(): Promise<string> {
    const cluster = await this.recorder.find(referTo("Cluster", this.namespace, "pg"));
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
