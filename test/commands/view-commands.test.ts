import assert from "node:assert/strict";
import { test } from "node:test";
import { liveCommands } from "#commands/commands.ts";
import type { LiveCommandId } from "#commands/commands.ts";
import { KubeError } from "#kube/kube-error.ts";
import { createScriptedUi } from "#test/support/scripted-ui.ts";
import type { ScriptedAnswer } from "#test/support/scripted-ui.ts";
import { makeObject } from "#test/support/live/objects.ts";
import { createServices } from "#test/support/live/services.ts";
import { contextNode, groupNode, moreNode } from "#tree/make-nodes.ts";
import type { TreeNode } from "#tree/tree-node.ts";

function open(
  given: Parameters<typeof createServices>[1] = {},
  ...says: readonly ScriptedAnswer[]
) {
  const script = createScriptedUi(...says);
  const services = createServices(script.ui, given);
  const run = (id: LiveCommandId, node?: TreeNode) => liveCommands[id](node, services);
  return { ...script, services, run };
}

test("contexts that are not shown yet can be added, several at once", async () => {
  const given = { contexts: ["a"], allContexts: ["a", "b", "c"] };
  const { run, services, transcript } = open(given, ["b", "c"]);
  await run("cnpg.context.add");
  assert.deepEqual(transcript, ["choose many: Which contexts do you want to see? [b | c]"]);
  assert.deepEqual(services.asked, ["add b", "add c"]);
  const away = open(given);
  await away.run("cnpg.context.add");
  assert.deepEqual(away.services.asked, []);
  const all = open({ contexts: ["a"], allContexts: ["a"] });
  await all.run("cnpg.context.add");
  assert.deepEqual(all.transcript, ["inform: Every context of the kubeconfig is shown already"]);
});

test("a context is taken out by its row, or by choice", async () => {
  const { run, services } = open({ contexts: ["a", "b"] }, "b");
  await run("cnpg.context.remove", contextNode("a"));
  await run("cnpg.context.remove");
  assert.deepEqual(services.asked, ["remove a", "remove b"]);
  const away = open({ contexts: ["a", "b"] });
  await away.run("cnpg.context.remove");
  assert.deepEqual(away.services.asked, []);
});

const namespaces = { items: ["billing", "shop"].map((name) => makeObject({ name })) };
const only = "Only namespaces that I choose…";

test("namespaces are chosen from those that there are", async () => {
  const answers = { "GET /api/v1/namespaces": namespaces };
  const { run, services, transcript } = open({ answers }, only, ["shop"]);
  await run("cnpg.context.chooseNamespaces", contextNode("kind"));
  assert.deepEqual(services.asked, ["namespaces kind shop"]);
  assert.match(transcript[1] ?? "", /\[billing \| shop\]$/);
});

test("who may not list namespaces writes them, and wrong names are refused", async () => {
  const forbidden = new KubeError("forbidden", "no", { status: 403 });
  const answers = { "GET /api/v1/namespaces": forbidden };
  const good = open({ answers }, only, "shop, billing shop");
  await good.run("cnpg.context.chooseNamespaces");
  assert.deepEqual(good.services.asked, ["namespaces kind shop,billing"]);
  const wrong = open({ answers }, only, "Shop");
  await wrong.run("cnpg.context.chooseNamespaces");
  assert.match(wrong.transcript[1] ?? "", /Shop is no name of a namespace/);
  assert.deepEqual(wrong.services.asked, []);
});

test("all namespaces again, or none of it", async () => {
  const all = open({ namespaces: ["shop"] }, "All namespaces that you may see");
  await all.run("cnpg.context.chooseNamespaces");
  assert.deepEqual(all.services.asked, ["namespaces kind all"]);
  const away = open({ namespaces: ["shop"] });
  await away.run("cnpg.context.chooseNamespaces");
  assert.deepEqual(away.services.asked, []);
  const none = open({ answers: { "GET /api/v1/namespaces": namespaces } }, only, []);
  await none.run("cnpg.context.chooseNamespaces");
  assert.deepEqual(none.services.asked, []);
  const nowhere = open({ contexts: [] });
  await nowhere.run("cnpg.context.chooseNamespaces");
  assert.match(nowhere.transcript[0] ?? "", /No context is shown/);
});

test("clusters are filtered by text until the filter is emptied", async () => {
  const { run, services } = open({}, "shop", undefined, "");
  await run("cnpg.explorer.filter");
  assert.equal(services.explorer.options().filter, "shop");
  await run("cnpg.explorer.filter");
  assert.equal(services.explorer.options().filter, "shop");
  await run("cnpg.explorer.filter");
  assert.equal(services.explorer.options().filter, "");
});

test("unhealthy only and grouping are toggled, pages grow, and a refresh goes where it is asked", async () => {
  const { run, services } = open();
  await run("cnpg.explorer.toggleUnhealthyOnly");
  assert.equal(services.explorer.options().unhealthyOnly, true);
  await run("cnpg.explorer.toggleUnhealthyOnly");
  assert.equal(services.explorer.options().unhealthyOnly, false);
  const group = groupNode("kind", "backups", "uid");
  await run("cnpg.explorer.showMore", moreNode(group, 70));
  await run("cnpg.explorer.showMore", contextNode("kind"));
  assert.equal(services.explorer.options().shown.get(group.id), 100);
  await run("cnpg.explorer.toggleGrouping");
  await run("cnpg.explorer.refresh", contextNode("kind"));
  await run("cnpg.explorer.refresh");
  assert.deepEqual(services.asked, ["group namespace", "refresh kind", "refresh all"]);
});
