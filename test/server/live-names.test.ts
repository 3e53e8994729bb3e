import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompletionList } from "vscode-languageserver";
import { liveNamesMethod } from "#protocol.ts";
import type { LiveName, LiveNamesParams } from "#protocol.ts";
import { pushCapabilities, startClient } from "./server-fixture.ts";

const uri = "file:///w/pool.yaml";
const text =
  "apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata:\n  name: x\n  namespace: shop\nspec:\n  type: rw\n  cluster:\n    name: \n";
const atName = { textDocument: { uri }, position: { line: 8, character: 10 } };
const atType = { textDocument: { uri }, position: { line: 6, character: 8 } };

async function start(t: Parameters<typeof startClient>[0], providesLiveNames: boolean) {
  const client = await startClient(t, pushCapabilities, {
    initialize: { initializationOptions: { providesLiveNames } },
  });
  const asked: LiveNamesParams[] = [];
  client.answers.set(liveNamesMethod, (params): readonly LiveName[] => {
    asked.push(params as LiveNamesParams);
    return [
      { name: "main", context: "kind" },
      { name: "main", context: "prod" },
      { name: "audit", context: "prod" },
    ];
  });
  client.open(uri, text);
  const complete = async (params: object) => {
    const list = await client.request<CompletionList>("textDocument/completion", params);
    return list.items.map(({ label, detail }) => [label, detail]);
  };
  return { asked, complete };
}

test("names of live objects are offered where a field holds one, and asked for nowhere else", async (t) => {
  const { asked, complete } = await start(t, true);
  assert.ok(!(await complete(atType)).some(([label]) => label === "main"));
  assert.deepEqual(asked, []);
  const items = await complete(atName);
  assert.deepEqual(
    items.filter(([label]) => label === "main" || label === "audit"),
    [
      ["audit", "prod"],
      ["main", "kind, prod"],
    ],
  );
  assert.deepEqual(asked, [{ kinds: ["Cluster"], namespace: "shop" }]);
});

test("a client that knows no cluster is not asked", async (t) => {
  const { asked, complete } = await start(t, false);
  assert.ok(!(await complete(atName)).some(([label]) => label === "main"));
  assert.deepEqual(asked, []);
});
