import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectPath } from "#scripts/project-path.ts";
import type { RecordedStep } from "#scripts/record/recorded-step.ts";

const folder = projectPath("test", "fixtures", "recorded");

/** One step of a real cluster, as `npm run record` kept it: `readRecorded("1.30.0", "create", "3-healthy")`. */
export function readRecorded(operator: string, scenario: string, step: string): RecordedStep {
  return JSON.parse(
    readFileSync(join(folder, operator, scenario, `${step}.json`), "utf8"),
  ) as RecordedStep;
}

/** Every release of the operator that was recorded. */
export function recordedOperators(): readonly string[] {
  return foldersIn(folder);
}

export function recordedScenarios(operator: string): readonly string[] {
  return foldersIn(join(folder, operator));
}

export function recordedSteps(operator: string, scenario: string): readonly string[] {
  return readdirSync(join(folder, operator, scenario))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, ""))
    .sort();
}

function foldersIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
