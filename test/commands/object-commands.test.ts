import assert from "node:assert/strict";
import { test } from "node:test";
import { liveCommands } from "#commands/commands.ts";
import type { LiveCommandId } from "#commands/commands.ts";
import { KubeError } from "#kube/kube-error.ts";
import { createScriptedUi } from "#test/support/scripted-ui.ts";
import type { ScriptedAnswer } from "#test/support/scripted-ui.ts";
import {
  listEverything,
  makeCluster,
  makeObject,
  makePod,
  minutesAgo,
  resourceOf,
} from "#test/support/live/objects.ts";
import { createServices } from "#test/support/live/services.ts";
import {
  clusterNode,
  contextNode,
  groupNode,
  instanceNode,
  messageNode,
} from "#tree/make-nodes.ts";
import type { TreeNode } from "#tree/tree-node.ts";

const cluster = makeCluster("pg");
const pod = makePod("pg", 1);
const row = clusterNode("kind", cluster.metadata.uid);
const path = "/apis/postgresql.cnpg.io/v1/namespaces/shop/clusters/pg";
const live = {
  apiVersion: "postgresql.cnpg.io/v1",
  kind: "Cluster",
  metadata: { name: "pg", namespace: "shop", managedFields: [{ manager: "kubectl" }] },
  spec: { instances: 3 },
};

function open(
  given: Parameters<typeof createServices>[1] & { readonly says?: readonly ScriptedAnswer[] } = {},
) {
  const { says = [], ...rest } = given;
  const script = createScriptedUi(...says);
  const services = createServices(script.ui, rest);
  services.store.apply(listEverything("kind", { clusters: [cluster], pods: [pod] }));
  const run = (id: LiveCommandId, node?: TreeNode) => liveCommands[id](node, services);
  return { ...script, services, run };
}

test("the live manifest is shown without managed fields and follows the object until it is closed", async () => {
  const answers: Record<string, unknown> = { [`GET ${path}`]: live };
  const { run, services, shown, transcript, close } = open({ answers });
  await run("cnpg.object.showManifest", row);
  assert.deepEqual(transcript, ["show live: pg (live, kind)"]);
  const title = "pg (live, kind)";
  assert.equal(
    shown.get(title),
    "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: pg\n  namespace: shop\nspec:\n  instances: 3\n",
  );
  answers[`GET ${path}`] = { ...live, spec: { instances: 5 } };
  const scope = { context: "kind", resource: resourceOf("clusters"), namespace: undefined };
  services.store.apply([{ kind: "changed", scope, object: cluster }]);
  await settle();
  assert.match(shown.get(title) ?? "", /instances: 5/);
  services.store.apply([{ kind: "removed", scope, object: cluster }]);
  await settle();
  assert.match(shown.get(title) ?? "", /^# Deleted in kind; .*\napiVersion/);
  close();
  services.store.apply([{ kind: "changed", scope, object: cluster }]);
  await settle();
  assert.match(shown.get(title) ?? "", /^# Deleted/);
});

test("many changes at once are read once more, not once each", async () => {
  const { run, services, close } = open({ answers: { [`GET ${path}`]: live } });
  await run("cnpg.object.showManifest", row);
  const scope = { context: "kind", resource: resourceOf("clusters"), namespace: undefined };
  for (let count = 0; count < 20; count += 1) {
    services.store.apply([{ kind: "changed", scope, object: cluster }]);
  }
  await settle();
  assert.ok(services.calls.length <= 3, `${services.calls.length} calls`);
  close();
});

test("without a row a cluster is chosen; who goes away sees nothing", async () => {
  const { run, transcript } = open({ says: [undefined] });
  await run("cnpg.object.showManifest");
  assert.deepEqual(transcript, ["choose: Show the manifest of which cluster? [pg]"]);
});

test("a row whose object is gone asks for no other", async () => {
  const { run, transcript } = open();
  await run("cnpg.object.copyName", clusterNode("kind", "uid-of-old"));
  assert.deepEqual(transcript, [
    "inform: What this row stands for cannot be read, or is gone; refresh the view",
  ]);
});

test("a name and a kubectl line are copied", async () => {
  const { run, transcript } = open();
  await run("cnpg.object.copyName", row);
  await run("cnpg.object.copyKubectl", row);
  const instance = { context: "kind", clusterUid: cluster.metadata.uid, name: "pg-1", uid: "" };
  await run("cnpg.object.copyKubectl", instanceNode(instance));
  await run("cnpg.object.copyKubectl", contextNode("it's kind"));
  assert.deepEqual(
    transcript.filter((line) => line.startsWith("copy")),
    [
      "copy: pg",
      "copy: kubectl --context kind --namespace shop get clusters.postgresql.cnpg.io pg -o yaml",
      "copy: kubectl --context kind --namespace shop get pods pg-1 -o yaml",
      String.raw`copy: kubectl --context 'it'\''s kind' get clusters.postgresql.cnpg.io --all-namespaces`,
    ],
  );
});

const eventsPath = "GET /api/v1/namespaces/shop/events";
const events = {
  items: [
    event({ name: "pg-1", reason: "Started", minutes: 3 }),
    event({ name: "other", reason: "Pulled", minutes: 4 }),
    event({ name: "pg", kind: "Cluster", reason: "SwitchingOver", minutes: 9, count: 2 }),
  ],
};

const podRow = instanceNode({
  context: "kind",
  clusterUid: cluster.metadata.uid,
  name: "pg-1",
  uid: "",
});

test("a description tells state, conditions and events in order", async () => {
  const { run, shown } = open({ answers: { [eventsPath]: events } });
  await run("cnpg.object.describe", podRow);
  const text = shown.get("pg-1 (kind)") ?? "";
  const headings = [...text.matchAll(/^#+ .*/gm)].map(([line]) => line);
  assert.deepEqual(headings, ["# Pod shop/pg-1", "## Conditions", "## Events"]);
  assert.match(text, /\| Ready \| True \|/);
  assert.match(text, /Started/);
});

test("the events of a cluster are those of all that belongs to it, the oldest first", async () => {
  const { run, shown } = open({ answers: { [eventsPath]: events } });
  await run("cnpg.object.showEvents", row);
  const text = shown.get("pg (events, kind)") ?? "";
  const order = ["SwitchingOver \\(2 times\\)", "Started"].map((reason) => text.search(reason));
  assert.ok(order[0] !== -1 && (order[0] ?? 0) < (order[1] ?? 0), text);
  assert.doesNotMatch(text, /Pulled/);
});

test("a description works with partial rights and names what is missing", async () => {
  const forbidden = new KubeError("forbidden", "no", { status: 403 });
  const { run, services, shown } = open({ answers: { [eventsPath]: forbidden } });
  const scope = { context: "kind", resource: resourceOf("backups"), namespace: "shop" };
  services.store.apply([{ kind: "denied", scope, verb: "list" }]);
  await run("cnpg.object.describe", podRow);
  const [, missing = ""] = (shown.get("pg-1 (kind)") ?? "").split("## What could not be read\n\n");
  assert.deepEqual(missing.trim().split("\n"), [
    "- backups.postgresql.cnpg.io: you may not list them in shop",
    "- Events: you may not list events in shop; “Copy Role” on the context's row gives the right to ask for",
  ]);
});

test("events of a pod are asked for by its name", async () => {
  const { run, services, shown } = open({ answers: { [eventsPath]: events } });
  const instance = { context: "kind", clusterUid: cluster.metadata.uid, name: "pg-1", uid: "" };
  await run("cnpg.object.showEvents", instanceNode(instance));
  assert.match(shown.get("pg-1 (events, kind)") ?? "", /Started/);
  assert.doesNotMatch(shown.get("pg-1 (events, kind)") ?? "", /SwitchingOver/);
  assert.deepEqual(services.calls, [eventsPath]);
});

const manifest = (namespace: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: pg\n${namespace}spec:\n  instances: 3\n`;

test("the manifest in the workspace is found by kind, name and namespace", async () => {
  const files = [
    file("a.yaml", `kind: Pooler\n---\n${manifest("  namespace: shop\n")}`),
    file("b.yaml", manifest("  namespace: other\n")),
    file("c.yaml", manifest("")),
  ];
  const { run, transcript } = open({ files });
  await run("cnpg.object.openInWorkspace", row);
  assert.deepEqual(transcript, ["open: file:///a.yaml at 17"]);
});

test("several manifests are offered; none leads to the live one", async () => {
  const files = [file("a.yaml", manifest("")), file("b.yaml", manifest(""))];
  const several = open({ files, says: ["b.yaml"] });
  await several.run("cnpg.object.openInWorkspace", row);
  assert.deepEqual(several.transcript, [
    "choose: Cluster pg stands in several files. Which one? [a.yaml | b.yaml]",
    "open: file:///b.yaml at 0",
  ]);
  const none = open({ answers: { [`GET ${path}`]: live }, says: ["Show Live Manifest"] });
  await none.run("cnpg.object.openInWorkspace", row);
  assert.match(none.transcript.join("\n"), /No YAML file .*\[Show Live Manifest\]\nshow live: pg/);
  const away = open({ files });
  await away.run("cnpg.object.openInWorkspace", row);
  assert.equal(away.transcript.length, 1);
});

test("documentation is opened for the row's kind, or for a chosen one", async () => {
  const { run, transcript } = open({ says: ["Pooler"] });
  await run("cnpg.object.openDocumentation", groupNode("kind", "backups", cluster.metadata.uid));
  await run("cnpg.object.openDocumentation");
  const links = transcript.filter((line) => line.startsWith("link"));
  assert.match(links[0] ?? "", /^link: https:\/\/cloudnative-pg\.io\/docs\/1\.\d+\/backup\/$/);
  assert.match(links[1] ?? "", /connection_pooling/);
  const away = open();
  await away.run("cnpg.object.openDocumentation");
  assert.equal(away.transcript.length, 1);
});

test("a Role for what is denied holds that and nothing else", async () => {
  const { run, services, transcript } = open({ says: ["What is missing in kind"] });
  const scope = { context: "kind", resource: resourceOf("pods"), namespace: "shop" };
  services.store.apply([{ kind: "denied", scope, verb: "list" }]);
  const values = { verb: "list", resource: "pods", namespaces: "shop" };
  const denied = { context: "kind", code: "denied.namespaces", values, level: "warning" } as const;
  await run("cnpg.access.copyRole", messageNode(denied));
  const copied = transcript.find((line) => line.startsWith("copy: "));
  assert.equal(
    copied,
    `copy: apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: cnpg-workbench
  namespace: shop
rules:
  - apiGroups:
      - ""
    resources:
      - pods
    verbs:
      - list
      - watch
`,
  );
});

test("a Role for everything covers each resource that is followed", async () => {
  const { run, transcript } = open({ says: ["Everything that the view reads"] });
  await run("cnpg.access.copyRole", contextNode("kind"));
  const copied = transcript.find((line) => line.startsWith("copy: ")) ?? "";
  assert.match(copied, /kind: ClusterRole/);
  for (const plural of ["clusters", "poolers", "pods", "pods/proxy", "events", "deployments"]) {
    assert.match(copied, new RegExp(`- ${plural}$`, "m"));
  }
  assert.doesNotMatch(copied, /secrets/);
  const away = open();
  await away.run("cnpg.access.copyRole", contextNode("kind"));
  assert.equal(away.transcript.length, 1);
});

function event(about: {
  name: string;
  kind?: string;
  reason: string;
  minutes: number;
  count?: number;
}) {
  const { name, kind = "Pod", reason, minutes, count = 1 } = about;
  return {
    ...makeObject({ name: `${name}.${reason}` }),
    involvedObject: { kind, name },
    type: "Normal",
    reason,
    message: `${reason} it`,
    count,
    lastTimestamp: minutesAgo(minutes),
  };
}

function file(name: string, text: string) {
  return { uri: `file:///${name}`, path: name, text };
}

/** Lets all that waits on promises alone come to its end. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
