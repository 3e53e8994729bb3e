import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { projectPath } from "#scripts/project-path.ts";
import { contextValues } from "#tree/context-values.ts";

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

const manifest = JSON.parse(readFileSync(projectPath("package.json"), "utf8")) as {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly submenus: readonly { readonly id: string }[];
  };
};

const submenus = manifest.contributes.submenus.map(({ id }) => id);
const entries = ["view/item/context", ...submenus]
  .flatMap((menu) => manifest.contributes.menus[menu] ?? [])
  .filter(({ when = "" }) => when.includes("view == cnpg.clusters"));

const cluster = contextValues.filter((value) => value.startsWith("cluster."));
const contexts = contextValues.filter((value) => value.startsWith("context."));
const instances = contextValues.filter((value) => value.startsWith("instance."));
/** Written by a person, so a workspace may hold their manifests. */
const authored = [
  ...cluster,
  ...sort("backup"),
  ...sort("scheduledBackup"),
  ...sort("pooler"),
  ...sort("database"),
  ...sort("role"),
  ...sort("publication"),
  ...sort("subscription"),
  "catalog",
  "objectStore",
];
const objects = [
  ...authored,
  ...instances.filter((value) => value !== "instance.missing"),
  "service",
  "volume",
  "operator",
];
/** A Cluster has its status. */
const described = objects.filter((value) => !value.startsWith("cluster."));
const denied = ["message.denied", "message.denied.namespaces"];

/** Rows on which each entry shows, by its command and group. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "cnpg.cluster.status inline@1": cluster,
  "cnpg.object.describe inline@1": described,
  "cnpg.object.openInWorkspace inline@2": authored,
  "cnpg.access.copyRole inline@1": denied,
  "cnpg.explorer.refresh inline@1": [
    "context.failed",
    "context.stale",
    ...contextValues.filter((value) => value.startsWith("message.failed")),
  ],
  "cnpg.manifest.new inline@1": ["message.no-clusters"],
  "cnpg.explorer.refresh 1_context@1": contexts,
  "cnpg.context.chooseNamespaces 1_context@2": contexts,
  "cnpg.cluster.status 2_view@1": cluster,
  "cnpg.object.describe 2_view@1": described,
  "cnpg.object.showManifest 2_view@2": objects,
  "cnpg.object.showEvents 2_view@3": objects,
  "cnpg.object.openInWorkspace 2_view@4": authored,
  "cnpg.object.compare 2_view@5": authored,
  "cnpg.logs.show 2_view@6": [
    ...cluster,
    ...instances.filter((value) => value !== "instance.missing"),
    ...sort("pooler"),
    "operator",
  ],
  "cnpg.object.copyName 5_copy@1": objects,
  "cnpg.object.copyKubectl 5_copy@2": [...objects, ...contexts],
  "cnpg.access.copyRole 5_copy@3": [...contexts, ...denied],
  "cnpg.object.openDocumentation 2_view@9": [
    ...objects,
    "instance.missing",
    ...sort("group"),
    "message.not-installed",
  ],
  "cnpg.context.remove 9_remove@1": contexts,
  ...everyActive({
    "cnpg.cluster.backUp 7_modify@1": ["group.backups"],
    "cnpg.cluster.scale 7_modify@2": [],
    "cnpg.cluster.editResources 7_modify@3": [],
    "cnpg.cluster.reload 7_modify@4": [],
    "cnpg.cluster.restart 7_modify@5": [],
    "cnpg.schedule.new 7_modify@8": [],
    "cnpg.cluster.fence 2_fence@1": [],
    "cnpg.cluster.startMaintenance 3_window@1": [],
    "cnpg.cluster.endMaintenance 3_window@2": [],
    "cnpg.cluster.pauseReconciliation 4_operator@1": [],
    "cnpg.cluster.resumeReconciliation 4_operator@2": [],
    "cnpg.forward.primary 1_forward@1": [],
    "cnpg.forward.replica 1_forward@2": [],
    "cnpg.forward.any 1_forward@3": [],
    "cnpg.forward.metrics 1_forward@4": [],
    "cnpg.psql.tunnel 2_session@1": [],
    "cnpg.connection.check 2_session@2": [],
    "cnpg.connection.query 2_session@3": [],
    "cnpg.connection.handOver 2_session@4": [],
  }),
  "cnpg.cluster.wake 7_modify@6": cluster.filter((value) => value.includes("hibernat")),
  "cnpg.cluster.unfence 2_fence@2": cluster.filter((value) => value.endsWith(".fenced")),
  "cnpg.cluster.hibernate 1_rest@1": ["cluster.active"],
  "cnpg.cluster.delete 9_danger@9": cluster.filter((value) => !value.includes("deleting")),
  "cnpg.instance.promote 7_modify@1": ["instance.replica", "instance.unhealthy"],
  "cnpg.instance.restart 7_modify@2": ["instance.primary", "instance.replica"],
  "cnpg.instance.unfence 7_modify@3": ["instance.fenced"],
  "cnpg.instance.fence 9_danger@1": ["instance.primary", "instance.replica"],
  "cnpg.instance.recreate 9_danger@2": ["instance.replica", "instance.unhealthy"],
  "cnpg.instance.destroy 9_danger@3": ["instance.replica", "instance.unhealthy"],
  "cnpg.schedule.runOnce 7_modify@1": sort("scheduledBackup"),
  "cnpg.schedule.suspend 7_modify@2": ["scheduledBackup.active"],
  "cnpg.schedule.resume 7_modify@2": ["scheduledBackup.suspended"],
  "cnpg.schedule.new 7_modify@1": ["group.scheduledBackups"],
  "cnpg.pooler.resume 7_modify@1": ["pooler.paused"],
  "cnpg.pooler.pause 9_danger@1": ["pooler.active"],
};

for (const [key, values] of Object.entries(expected)) {
  test(`${key} stands on exactly the rows that it is for`, () => {
    const matching = entries.filter(
      ({ command = "", group = "" }) => `${command} ${group}` === key,
    );
    const shown = contextValues.filter((value) =>
      matching.some(({ when = "" }) => selects(when, value)),
    );
    assert.deepEqual(shown.toSorted(), [...values].sort());
  });
}

test("no entry selects rows that there are none of", () => {
  const idle = entries.filter(
    ({ when = "" }) => !contextValues.some((value) => selects(when, value)),
  );
  assert.deepEqual(idle, []);
});

test("a submenu shows on exactly the rows that one of its entries is for", () => {
  for (const id of submenus) {
    const opening = entries.filter(({ submenu }) => submenu === id);
    const inside = manifest.contributes.menus[id] ?? [];
    const rowsOf = (list: readonly MenuEntry[]): readonly string[] =>
      contextValues.filter((value) => list.some(({ when = "" }) => selects(when, value)));
    assert.deepEqual(rowsOf(opening), rowsOf(inside), id);
  }
});

test("no menu of a row is longer than 22 entries, so that it fits on a laptop's screen", () => {
  const top = (manifest.contributes.menus["view/item/context"] ?? []).filter(
    ({ when = "", group = "" }) =>
      when.includes("view == cnpg.clusters") && !group.startsWith("inline"),
  );
  for (const value of contextValues) {
    const shown = top.filter(({ when = "" }) => selects(when, value));
    assert.ok(shown.length <= 22, `${value} has ${shown.length}`);
  }
});

test("no row has more than two icons", () => {
  const inline = entries.filter(({ group = "" }) => group.startsWith("inline"));
  for (const value of contextValues) {
    const icons = inline.filter(({ when = "" }) => selects(when, value));
    assert.ok(icons.length <= 2, `${value}: ${icons.map(({ command }) => command).join(", ")}`);
  }
});

test("what contacts clusters is off in Restricted Mode", () => {
  const { commands } = manifest.contributes;
  const live = commands.filter(({ command }) =>
    /^cnpg\.(access|context|explorer|logs|object|cluster|instance|pooler|schedule)\.|manifest\.(?!new)/.test(
      command,
    ),
  );
  const open = live.filter(({ enablement = "" }) => !enablement.includes("isWorkspaceTrusted"));
  assert.deepEqual(
    open.map(({ command }) => command),
    [],
  );
});

test("every command that writes is off in read-only mode", () => {
  const looking = /\.(editResources|new|diff|dryRun|status)$/;
  const writing = manifest.contributes.commands.filter(
    ({ command }) =>
      /^cnpg\.(cluster|instance|pooler|schedule|manifest)\./.test(command) &&
      !looking.test(command),
  );
  assert.ok(writing.length > 20);
  const open = writing.filter(
    ({ enablement = "" }) => !enablement.includes("!config.cnpg.readOnly"),
  );
  assert.deepEqual(open, []);
});

/** On every row of a Cluster that is awake and stays, and on some more. */
function everyActive(
  more: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> {
  const active = cluster.filter((value) => value.startsWith("cluster.active"));
  return Object.fromEntries(Object.entries(more).map(([key, rows]) => [key, [...active, ...rows]]));
}

function selects(when: string, value: string): boolean {
  const pattern = /viewItem =~ \/(.*)\//.exec(when)?.[1];
  assert.ok(pattern !== undefined, `${when} selects no rows`);
  return new RegExp(pattern).test(value);
}

function sort(name: string): readonly string[] {
  return contextValues.filter((value) => value.startsWith(`${name}.`));
}
