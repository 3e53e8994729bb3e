import type { KubeClient } from "./kube-client.ts";
import { pathOfKind } from "./kinds.ts";
import type { RecordedStep } from "./recorded-step.ts";
import type { Scenario } from "./scenario.ts";
import { Stage } from "./stage.ts";

const sharedNamespace = "recorded";

/** Runs a scenario in its namespace, which is removed afterwards when it is the scenario's own. */
export async function runScenario(
  client: KubeClient,
  scenario: Scenario,
  keep: (step: RecordedStep) => Promise<void>,
): Promise<void> {
  const own = scenario.namespace === "own";
  const namespace = own ? `${sharedNamespace}-${scenario.name}` : sharedNamespace;
  const path = pathOfKind("Namespace", "", namespace);
  const stage = new Stage({ client, namespace, scenario: scenario.name, keep });
  if (own) await removeNamespace(stage, path);
  await client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
  try {
    await scenario.run(stage);
  } finally {
    if (own) await client.remove(path);
  }
}

async function removeNamespace(stage: Stage, path: string): Promise<void> {
  await stage.client.remove(path);
  await stage.until("the namespace of before is gone", async () => {
    return (await stage.client.find(path)) === undefined;
  });
}
