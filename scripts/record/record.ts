import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectPath } from "#scripts/project-path.ts";
import { KubeClient } from "./kube-client.ts";
import { readOperatorVersion } from "./operator-version.ts";
import { runScenario } from "./run-scenario.ts";
import { scenarios } from "./scenarios/scenarios.ts";
import { whyNot } from "./why-not.ts";
import { writeStep } from "./write-step.ts";

/** `npm run record -- [--kubeconfig FILE] [--only create,scale] [--out DIR]` */
const { values } = parseArgs({
  options: {
    kubeconfig: { type: "string" },
    only: { type: "string" },
    out: { type: "string", default: projectPath("test", "fixtures", "recorded") },
  },
});

const client = new KubeClient(values.kubeconfig ?? process.env.CNPG_TEST_KUBECONFIG);
const folder = join(values.out, await readOperatorVersion(client));
const chosen = values.only?.split(",");

for (const scenario of scenarios.filter(({ name }) => chosen?.includes(name) ?? true)) {
  const reason = await whyNot(client, scenario.needs);
  if (reason !== undefined) {
    console.log(`${scenario.name}: left out: ${reason}`);
    continue;
  }
  const target = join(folder, scenario.name);
  await rm(target, { recursive: true, force: true });
  const start = Date.now();
  try {
    await runScenario(client, scenario, async (step) => await writeStep(target, step));
    console.log(`${scenario.name}: recorded in ${Math.round((Date.now() - start) / 1000)} s`);
  } catch (error) {
    console.log(
      `${scenario.name}: FAILED: ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exitCode = 1;
  }
}
