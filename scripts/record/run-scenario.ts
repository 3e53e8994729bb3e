import type { KubeReference } from "#sandbox/kubernetes/kube-object.ts";
import { referTo } from "./kinds.ts";
import type { Recorder } from "./open-recorder.ts";
import type { RecordedStep } from "./recorded-step.ts";
import type { Scenario } from "./scenario.ts";
import { Stage } from "./stage.ts";

const sharedNamespace = "recorded";

/**
 * Runs a scenario in its namespace, which is removed afterwards when it is the scenario's own. Gives all of its steps,
 * or none.
 */
export async function runScenario(
  recorder: Recorder,
  scenario: Scenario,
): Promise<readonly RecordedStep[]> {
  const own = scenario.namespace === "own";
  const namespace = own ? `${sharedNamespace}-${scenario.name}` : sharedNamespace;
  const reference = referTo("Namespace", undefined, namespace);
  const taken: RecordedStep[] = [];
  const keep = (step: RecordedStep): unknown => taken.push(step);
  const stage = new Stage({ recorder, namespace, scenario: scenario.name, keep });
  if (own) await removeNamespace(stage, reference);
  await recorder.apply({ ...reference, metadata: { name: namespace } });
  try {
    await scenario.run(stage);
  } finally {
    if (own) await removeNamespace(stage, reference);
  }
  return taken;
}

/**
 * Clusters first: Kubernetes looks again at a namespace only after half of the longest grace period of its pods, and
 * PostgreSQL has half an hour.
 */
async function removeNamespace(stage: Stage, reference: KubeReference): Promise<void> {
  const { recorder, namespace } = stage;
  await recorder.remove(referTo("Cluster", namespace));
  await stage.until("no pods of before", async () => (await stage.list("Pod")).length === 0);
  await recorder.remove(reference);
  await stage.until(`${namespace} is gone`, async () => {
    return (await recorder.find(reference)) === undefined;
  });
}
