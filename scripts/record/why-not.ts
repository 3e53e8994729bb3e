import { objectStore } from "#sandbox/backups/object-store.ts";
import { referTo } from "./kinds.ts";
import type { Recorder } from "./open-recorder.ts";
import { operatorNamespace } from "./operator-version.ts";
import type { Scenario } from "./scenario.ts";

/** Why a scenario cannot run on this cluster; undefined where it can. */
export async function whyNot(
  recorder: Recorder,
  need: Scenario["needs"],
): Promise<string | undefined> {
  return need === undefined ? undefined : await reasons[need](recorder);
}

const reasons: Record<
  NonNullable<Scenario["needs"]>,
  (recorder: Recorder) => Promise<string | undefined>
> = {
  "object store": async (recorder) => {
    const { namespace, service } = objectStore;
    return (await recorder.find(referTo("Service", namespace, service))) === undefined
      ? "the cluster has no object store; bring the sandbox up with --backups"
      : undefined;
  },
  "barman plugin": async (recorder) =>
    (await recorder.find(referTo("Service", operatorNamespace, "barman-cloud"))) === undefined
      ? "the Barman Cloud plugin is not installed; bring the sandbox up with --backups"
      : undefined,
  "single node": async (recorder) => {
    const nodes = await recorder.list(referTo("Node"));
    return nodes.length === 1 ? undefined : "it prepares a node, and there is more than one";
  },
};
