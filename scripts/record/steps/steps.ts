import { backupSteps } from "./backup-steps.ts";
import { failureSteps } from "./failure-steps.ts";
import { operationSteps } from "./operation-steps.ts";
import type { Step, Steps } from "./step.ts";

/** Everything that is recorded, by `scenario/step`: the recorder takes nothing else, and the test wants all of it. */
export const steps: Steps = { ...operationSteps, ...failureSteps, ...backupSteps };

export function findStep(scenario: string, step: string): Step {
  const found = steps[`${scenario}/${step}`];
  if (found === undefined) throw new Error(`${scenario}/${step} is missing in the table of steps`);
  return found;
}
