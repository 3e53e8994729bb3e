import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { trimObject } from "#domain/cnpg/trim-object.ts";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { LiveStore } from "#live/live-store.ts";
import { projectPath } from "#scripts/project-path.ts";
import type { RecordedStep } from "#scripts/record/recorded-step.ts";
import { listEverything } from "#test/support/live/objects.ts";
import {
  readRecorded,
  recordedOperators,
  recordedScenarios,
  recordedSteps,
} from "#test/support/recorded.ts";
import { english } from "#texts/en/english.ts";
import { printTree } from "#tree/text.ts";

// The tree of each recorded moment of a real cluster, as text below test/fixtures/trees. With UPDATE_TREES=1
// the texts are written anew; read the difference before it is committed.
const isUpdate = process.env.UPDATE_TREES === "1";

for (const operator of recordedOperators()) {
  for (const scenario of recordedScenarios(operator)) {
    for (const step of recordedSteps(operator, scenario)) {
      test(`${operator} ${scenario} ${step}`, (t) => {
        const recorded = readRecorded(operator, scenario, step);
        const head = `# ${recorded.shows} (${recorded.takenAt})`;
        const text = `${head}\n${treeOf(recorded)}\n`;
        const file = projectPath("test", "fixtures", "trees", operator, scenario, `${step}.txt`);
        if (isUpdate) {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
        const expected = existsSync(file) ? readFileSync(file, "utf8") : "";
        if (!expected.startsWith(`${head}\n`)) {
          t.skip(`recorded anew since ${file} was written; UPDATE_TREES=1 writes it`);
          return;
        }
        assert.equal(text, expected);
      });
    }
  }
}

function treeOf({ objects, takenAt }: RecordedStep): string {
  const listed = Object.fromEntries(
    watchedResources.map(({ plural, group, version, kind }) => {
      const apiVersion = group === "" ? version : `${group}/${version}`;
      const mine = objects.filter((each) => each.apiVersion === apiVersion && each.kind === kind);
      return [plural, mine.map((each) => trimObject(each as unknown as LiveObject))];
    }),
  );
  const store = new LiveStore();
  store.apply(listEverything("recorded", listed));
  const options = { grouping: "flat", filter: "", unhealthyOnly: false } as const;
  return printTree({
    store,
    texts: english,
    now: Date.parse(takenAt),
    options: { ...options, contexts: ["recorded"], shown: new Map() },
  });
}
