import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { LiveCommandId } from "#commands/commands.ts";
import { commandCases } from "#test/support/operations/command-cases.ts";
import { openStage } from "#test/support/operations/open-stage.ts";
import type { Stage } from "#test/support/operations/open-stage.ts";

let stage: Stage | undefined;
afterEach(() => stage?.dispose());

/** Commands that ask before they write: all that can take something away. */
const asking = Object.entries(commandCases).filter(([, { yes }]) => yes.length > 0);

for (const [id, { row, before = [], staging }] of asking) {
  test(`${id}: the person says no, and nothing is sent`, async () => {
    stage = await openStage({ ...staging, says: [...before, undefined] });
    await stage.run(id as LiveCommandId, row(stage));
    const { transcript, api, services } = stage;
    assert.match(transcript.at(-1) ?? "", /^decide: /, transcript.join("\n"));
    assert.deepEqual([api.writes, services.logged], [[], []]);
  });
}

test("only what takes nothing away is not asked for", () => {
  const silent = Object.entries(commandCases).filter(([, { yes }]) => yes.length === 0);
  assert.deepEqual(
    silent.map(([id]) => id),
    [
      "cnpg.cluster.backUp",
      "cnpg.cluster.reload",
      "cnpg.cluster.wake",
      "cnpg.pooler.resume",
      "cnpg.schedule.runOnce",
    ],
  );
});

test("a cold snapshot of the primary has to be typed, and no means no", async () => {
  stage = await openStage({
    cluster: { spec: { plugins: [], backup: { volumeSnapshot: {} } } },
    says: ["The primary", "No: its instance stops meanwhile", "Back Up", undefined],
  });
  await stage.run("cnpg.cluster.backUp", stage.clusterRow);
  assert.match(stage.transcript.at(-1) ?? "", /^ask: .* type pg to go on/);
  assert.deepEqual(stage.api.writes, []);
});
