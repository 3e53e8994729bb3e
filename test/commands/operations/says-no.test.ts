import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { LiveCommandId } from "#commands/commands.ts";
import type { ActiveManifest } from "#commands/editor-source.ts";
import type { ScriptedAnswer } from "#test/support/scripted-ui.ts";
import { openStage } from "#test/support/operations/open-stage.ts";
import type { Stage, Staging } from "#test/support/operations/open-stage.ts";
import { partNode } from "#tree/make-nodes.ts";
import type { TreeNode } from "#tree/tree-node.ts";

let stage: Stage | undefined;
afterEach(() => stage?.dispose());

interface Case {
  readonly row: (stage: Stage) => TreeNode | undefined;
  /** Choices that come before the question. */
  readonly before?: readonly ScriptedAnswer[];
  readonly staging?: Staging;
}

const ofCluster = { row: ({ clusterRow }: Stage) => clusterRow } satisfies Case;
const ofReplica = { row: ({ instanceRow }: Stage) => instanceRow(2) } satisfies Case;
const annotated = (annotations: Record<string, string>): Staging => ({ cluster: { annotations } });
const active: ActiveManifest = {
  uri: "file:///w/pg.yaml",
  text: "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: pg, namespace: shop}\nspec: {instances: 1, storage: {size: 1Gi}}\n",
  selection: { start: 0, end: 0 },
};

function partOf(plural: "poolers" | "scheduledBackups"): Case {
  return {
    row: ({ objects, cluster }) => {
      const [object] = objects[plural.toLowerCase()] ?? [];
      const group = { context: "kind", part: plural, clusterUid: cluster.metadata.uid };
      return partNode(group, object?.metadata.uid ?? "");
    },
  };
}

/** Every command that can take something away, and how far the person goes before saying no. */
const cases: Partial<Record<LiveCommandId, Case>> = {
  "cnpg.cluster.delete": ofCluster,
  "cnpg.cluster.endMaintenance": ofCluster,
  "cnpg.cluster.fence": ofCluster,
  "cnpg.cluster.hibernate": ofCluster,
  "cnpg.cluster.pauseReconciliation": ofCluster,
  "cnpg.cluster.restart": ofCluster,
  "cnpg.cluster.resumeReconciliation": {
    ...ofCluster,
    staging: annotated({ "cnpg.io/reconciliationLoop": "disabled" }),
  },
  "cnpg.cluster.scale": { ...ofCluster, before: ["1"] },
  "cnpg.cluster.startMaintenance": {
    ...ofCluster,
    before: ["They are thrown away and cloned anew on other nodes"],
  },
  "cnpg.cluster.unfence": {
    ...ofCluster,
    staging: annotated({ "cnpg.io/fencedInstances": '["pg-2"]' }),
  },
  "cnpg.instance.destroy": { ...ofReplica, before: ["They are deleted with it"] },
  "cnpg.instance.fence": ofReplica,
  "cnpg.instance.promote": ofReplica,
  "cnpg.instance.recreate": ofReplica,
  "cnpg.instance.restart": ofReplica,
  "cnpg.instance.unfence": {
    ...ofReplica,
    staging: annotated({ "cnpg.io/fencedInstances": '["pg-2"]' }),
  },
  "cnpg.manifest.apply": {
    row: () => undefined,
    before: ["kind"],
    staging: { services: { active } },
  },
  "cnpg.manifest.delete": {
    row: () => undefined,
    before: ["kind"],
    staging: { services: { active } },
  },
  "cnpg.pooler.pause": partOf("poolers"),
  "cnpg.schedule.suspend": partOf("scheduledBackups"),
};

for (const [id, { row, before = [], staging }] of Object.entries(cases)) {
  test(`${id}: the person says no, and nothing is sent`, async () => {
    stage = await openStage({ ...staging, says: [...before, undefined] });
    await stage.run(id as LiveCommandId, row(stage));
    const { transcript, api, services } = stage;
    assert.match(transcript.at(-1) ?? "", /^decide: /, transcript.join("\n"));
    assert.deepEqual([api.writes, services.logged], [[], []]);
  });
}

test("a cold snapshot of the primary has to be typed, and no means no", async () => {
  stage = await openStage({
    cluster: { spec: { plugins: [], backup: { volumeSnapshot: {} } } },
    says: ["The primary", "No: its instance stops meanwhile", "Back Up", undefined],
  });
  await stage.run("cnpg.cluster.backUp", stage.clusterRow);
  assert.match(stage.transcript.at(-1) ?? "", /^ask: .* type pg to go on/);
  assert.deepEqual(stage.api.writes, []);
});
