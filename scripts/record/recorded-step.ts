import type { KubeObject } from "./kube-object.ts";

/** One file of `test/fixtures/recorded/<operator>/<scenario>/`. */
export interface RecordedStep {
  readonly scenario: string;
  readonly step: string;
  /** What can be seen here, in one sentence. */
  readonly shows: string;
  readonly takenAt: string;
  readonly objects: readonly KubeObject[];
  readonly events: readonly KubeObject[];
  /** The last lines by `pod/container`, and the operator's own as `operator`. */
  readonly logs: Readonly<Record<string, readonly string[]>>;
}
