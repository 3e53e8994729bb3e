import type { LiveCommandId } from "#commands/commands.ts";
import type { ActiveManifest } from "#commands/editor-source.ts";
import type { Stage, Staging } from "#test/support/operations/open-stage.ts";
import type { ScriptedAnswer } from "#test/support/scripted-ui.ts";
import { partNode } from "#tree/make-nodes.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** How a command that writes is run on the stage, and what stands against it. */
export interface CommandCase {
  readonly row: (stage: Stage) => TreeNode | undefined;
  /** Choices that come before the question. */
  readonly before?: readonly ScriptedAnswer[];
  /** How somebody says yes: a button, a typed name; nothing where nobody is asked. */
  readonly yes: readonly ScriptedAnswer[];
  readonly staging?: Staging;
  /** A situation in which it is refused beforehand, and the words of it; undefined: there is none. */
  readonly refused: readonly [staging: Staging, why: RegExp] | undefined;
}

const ofCluster = { row: ({ clusterRow }: Stage) => clusterRow };
const ofReplica = { row: ({ instanceRow }: Stage) => instanceRow(2) };
const annotated = (annotations: Record<string, string>): Staging => ({ cluster: { annotations } });
const paused = annotated({ "cnpg.io/reconciliationLoop": "disabled" });
const fenced = annotated({ "cnpg.io/fencedInstances": '["pg-2"]' });
const hibernated = annotated({ "cnpg.io/hibernation": "on" });
const going: Staging = { cluster: { deletionTimestamp: "2026-11-28T11:59:00Z" } };
const isPaused = /The operator leaves pg alone .* resume reconciliation first/;
const isGoing = /pg is being deleted/;

const active: ActiveManifest = {
  uri: "file:///w/pg.yaml",
  text: "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: pg, namespace: shop}\nspec: {instances: 1, storage: {size: 1Gi}}\n",
  selection: { start: 0, end: 0 },
};
const ofManifest = { row: () => undefined, staging: { services: { active } }, before: ["kind"] };

function ofPart(plural: "poolers" | "scheduledBackups", place = 0) {
  return {
    row: ({ objects, cluster }: Stage) => {
      const object = objects[plural.toLowerCase()]?.[place];
      const group = { context: "kind", part: plural, clusterUid: cluster.metadata.uid };
      return partNode(group, object?.metadata.uid ?? "");
    },
  };
}

/** Every command that writes to a cluster. */
export const commandCases: Partial<Record<LiveCommandId, CommandCase>> = {
  "cnpg.cluster.backUp": {
    ...ofCluster,
    before: ["As the cluster says"],
    yes: [],
    refused: [hibernated, /pg is hibernated/],
  },
  "cnpg.cluster.delete": { ...ofCluster, yes: ["Delete", "pg"], refused: [going, isGoing] },
  "cnpg.cluster.endMaintenance": {
    ...ofCluster,
    yes: ["End Maintenance"],
    refused: [going, isGoing],
  },
  "cnpg.cluster.fence": { ...ofCluster, yes: ["Fence All", "pg"], refused: [going, isGoing] },
  "cnpg.cluster.hibernate": { ...ofCluster, yes: ["Hibernate", "pg"], refused: [paused, isPaused] },
  "cnpg.cluster.pauseReconciliation": {
    ...ofCluster,
    yes: ["Pause Reconciliation"],
    refused: [paused, isPaused],
  },
  "cnpg.cluster.reload": { ...ofCluster, yes: [], refused: [going, isGoing] },
  "cnpg.cluster.restart": { ...ofCluster, yes: ["Restart"], refused: [paused, isPaused] },
  "cnpg.cluster.resumeReconciliation": {
    ...ofCluster,
    staging: paused,
    yes: ["Resume Reconciliation"],
    refused: [{}, /The operator looks after pg already/],
  },
  "cnpg.cluster.scale": {
    ...ofCluster,
    before: ["1"],
    yes: ["Scale", "pg"],
    refused: [paused, isPaused],
  },
  "cnpg.cluster.startMaintenance": {
    ...ofCluster,
    before: ["They are thrown away and cloned anew on other nodes"],
    yes: ["Start Maintenance", "pg"],
    refused: [paused, isPaused],
  },
  "cnpg.cluster.unfence": {
    ...ofCluster,
    staging: fenced,
    yes: ["Unfence All"],
    refused: [{}, /not fenced|Nothing is fenced|is fenced/],
  },
  "cnpg.cluster.wake": {
    ...ofCluster,
    staging: hibernated,
    yes: [],
    refused: [{}, /is not hibernated/],
  },
  "cnpg.instance.destroy": {
    ...ofReplica,
    before: ["They are deleted with it"],
    yes: ["Destroy", "pg-2"],
    refused: [paused, isPaused],
  },
  "cnpg.instance.fence": { ...ofReplica, yes: ["Fence"], refused: [going, isGoing] },
  "cnpg.instance.promote": {
    ...ofReplica,
    yes: ["Promote", "pg-2"],
    refused: [{ unready: [2] }, /pg-2 is not ready/],
  },
  "cnpg.instance.recreate": {
    ...ofReplica,
    yes: ["Recreate", "pg-2"],
    refused: [paused, isPaused],
  },
  "cnpg.instance.restart": {
    ...ofReplica,
    yes: ["Restart Instance"],
    refused: [paused, isPaused],
  },
  "cnpg.instance.unfence": {
    ...ofReplica,
    staging: fenced,
    yes: ["Unfence"],
    refused: [{}, /pg-2 is not fenced/],
  },
  "cnpg.manifest.apply": { ...ofManifest, yes: ["Apply"], refused: undefined },
  "cnpg.manifest.delete": { ...ofManifest, yes: ["Delete", "pg"], refused: undefined },
  "cnpg.pooler.pause": {
    ...ofPart("poolers"),
    yes: ["Pause"],
    refused: [{ paused: true }, /pool is paused/],
  },
  "cnpg.pooler.resume": {
    ...ofPart("poolers"),
    staging: { paused: true },
    yes: [],
    refused: [{}, /pool is not paused/],
  },
  "cnpg.schedule.suspend": {
    ...ofPart("scheduledBackups"),
    yes: ["Suspend"],
    refused: [{ paused: true }, /nightly is suspended/],
  },
  "cnpg.schedule.resume": {
    ...ofPart("scheduledBackups"),
    staging: { paused: true },
    yes: ["Resume"],
    refused: [{}, /nightly is not suspended/],
  },
  "cnpg.schedule.runOnce": {
    ...ofPart("scheduledBackups"),
    yes: [],
    refused: [hibernated, /pg is hibernated/],
  },
};
