import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type { LivePort } from "#extension/live/live-port.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { fakeEditor, provideEditor } from "#test/support/fake-editor.ts";
import { FakeApi } from "#test/support/kube/fake-api.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";

provideEditor();
const { openLiveGate } = await import("#extension/live-gate.ts");
const { liveCommandIds } = await import("#extension/live-command-ids.ts");

test("in Restricted Mode no command contacts anybody, and each says why", async (t) => {
  const { api } = await open(t, { isTrusted: false });
  for (const id of liveCommandIds) await fakeEditor.commands.get(id)?.();
  assert.equal(fakeEditor.said.length, liveCommandIds.length);
  assert.match(fakeEditor.said[0] ?? "", /not contacted in Restricted Mode/);
  assert.deepEqual(fakeEditor.ran, []);
  fakeEditor.answer = "Manage Workspace Trust";
  await fakeEditor.commands.get("cnpg.explorer.refresh")?.();
  assert.deepEqual(fakeEditor.ran, ["workbench.trust.manage"]);
  fakeEditor.fire("onDidChangeVisibility", { visible: true });
  assert.equal(api.requests.length, 0);
});

test("trust that is given while the view is in sight shows what is there", async (t) => {
  const { api } = await open(t, { isTrusted: false });
  assert.equal(api.requests.length, 0);
  fakeEditor.isTrusted = true;
  fakeEditor.fire("onDidGrantWorkspaceTrust");
  await waitUntil(
    "the server to be asked",
    () => api.requests.length,
    (count) => count > 0,
    { interval: 10 },
  );
});

async function open(t: TestContext, { isTrusted }: { readonly isTrusted: boolean }) {
  Object.assign(fakeEditor, { isTrusted, answer: undefined });
  fakeEditor.said.length = 0;
  fakeEditor.ran.length = 0;
  const api = await FakeApi.start();
  const config = join(await makeTemporaryFolder(t), "config");
  await writeFile(
    config,
    JSON.stringify({
      "current-context": "fake",
      contexts: [{ name: "fake", context: { cluster: "fake", user: "fake" } }],
      clusters: [
        { name: "fake", cluster: { server: api.server, "insecure-skip-tls-verify": true } },
      ],
      users: [{ name: "fake", user: { token: "secret" } }],
    }),
  );
  process.env["KUBECONFIG"] = config;
  const logged: string[] = [];
  const memento = { get: () => undefined, update: () => Promise.resolve(), keys: () => [] };
  const port = {
    extension: { globalState: memento, globalStorageUri: {}, subscriptions: [] },
    output: {
      info: () => undefined,
      error: (line: string) => void logged.push(line),
      show: () => undefined,
    },
    server: { answer: () => undefined },
  } as unknown as LivePort;
  const gate = openLiveGate(port);
  t.after(async () => {
    gate.dispose();
    await api.dispose();
  });
  return { api, logged };
}
