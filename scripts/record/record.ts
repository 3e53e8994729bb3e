import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectPath } from "#scripts/project-path.ts";
import { openRecorder } from "./open-recorder.ts";
import { readOperatorVersion } from "./operator-version.ts";
import { runScenario } from "./run-scenario.ts";
import type { Scenario } from "./scenario.ts";
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

const recorder = await openRecorder(values.kubeconfig);
try {
  const folder = join(values.out, await readOperatorVersion(recorder));
  const chosen = values.only?.split(",");
  for (const scenario of scenarios.filter(({ name }) => chosen?.includes(name) ?? true)) {
    await record(scenario, join(folder, scenario.name));
  }
} finally {
  recorder.dispose();
}

/** What was recorded before stays where a scenario fails. */
async function record(scenario: Scenario, target: string): Promise<void> {
  const reason = await whyNot(recorder, scenario.needs);
  if (reason !== undefined) {
    console.log(`${scenario.name}: left out: ${reason}`);
    return;
  }
  const start = Date.now();
  try {
    const steps = await runScenario(recorder, scenario);
    await rm(target, { recursive: true, force: true });
    for (const step of steps) await writeStep(target, step);
    console.log(`${scenario.name}: recorded in ${Math.round((Date.now() - start) / 1000)} s`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.log(`${scenario.name}: FAILED: ${message}`);
    process.exitCode = 1;
  }
}
