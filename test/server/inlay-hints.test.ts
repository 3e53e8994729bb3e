import assert from "node:assert/strict";
import { test } from "node:test";
import type { InlayHint, MarkupContent } from "vscode-languageserver";
import type { LspClient } from "#test/support/lsp-client.ts";
import { pushCapabilities, startClient } from "./server-fixture.ts";

const uri = "file:///w/a.yaml";
const text = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: c}
spec:
  stopDelay: 1800
  storage: {size: 10G}
---
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: {name: b}
spec:
  schedule: "0 0 2 * * *"
  cluster: {name: c}
`;
const whole = { start: { line: 0, character: 0 }, end: { line: 13, character: 0 } };

type PlainHint = InlayHint & { readonly label: string };

async function hintsOf(client: LspClient, range = whole): Promise<PlainHint[]> {
  const params = { textDocument: { uri }, range };
  return (await client.request<PlainHint[] | null>("textDocument/inlayHint", params)) ?? [];
}

test("hints stand behind their values, and only in the range that was asked for", async (t) => {
  const client = await startClient(t);
  client.open(uri, text);
  const hints = await hintsOf(client);
  assert.deepEqual(
    hints.slice(0, 2).map(({ label, position }) => ({ label, position })),
    [
      { label: "= 30 min", position: { line: 4, character: 17 } },
      { label: "= 9.31 GiB", position: { line: 5, character: 21 } },
    ],
  );
  assert.equal(hints.length, 3);
  // The server's own clock: any day.
  const { label, tooltip } = hints[2] as PlainHint;
  assert.match(label, /^Every day at 02:00 UTC, next (?:\d{4}-\d\d-\d\d )?02:00 UTC$/);
  assert.match((tooltip as MarkupContent).value, /time zone/);
  const line = { start: { line: 4, character: 0 }, end: { line: 4, character: 17 } };
  assert.equal((await hintsOf(client, line)).length, 1);
  client.open("file:///w/b.yaml", "kind: Deployment\n");
  const other = { textDocument: { uri: "file:///w/b.yaml" }, range: whole };
  assert.equal(await client.request("textDocument/inlayHint", other), null);
});

test("kinds of hints are turned off while the server runs", async (t) => {
  const configuration: { current: unknown } = { current: { inlayHints: { durations: false } } };
  const { workspace } = pushCapabilities;
  const client = await startClient(
    t,
    { ...pushCapabilities, workspace: { ...workspace, inlayHint: { refreshSupport: true } } },
    { choices: { configuration: () => configuration.current } },
  );
  client.open(uri, text);
  const labels = async () => (await hintsOf(client)).map(({ label }) => label.slice(0, 5));
  assert.deepEqual(await labels(), ["= 9.3", "Every"]);
  configuration.current = { inlayHints: { schedules: false, parameters: false } };
  client.notify("workspace/didChangeConfiguration", { settings: null });
  await client.waitFor("workspace/inlayHint/refresh");
  assert.deepEqual(await labels(), ["= 30 "]);
});
