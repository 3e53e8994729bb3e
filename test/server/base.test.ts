import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic } from "vscode-languageserver";
import { baseChangedMethod, baseTextsMethod } from "#protocol.ts";
import type { BaseText, BaseTexts, BaseTextsParams } from "#protocol.ts";
import { cleanCluster } from "#test/support/clusters.ts";
import type { LspClient } from "#test/support/lsp-client.ts";
import { pullCapabilities, pushCapabilities, startClient } from "./server-fixture.ts";

const a = "file:///w/a.yaml";
const b = "file:///w/b.yaml";

function clusterOf(size: string): string {
  return cleanCluster.replace(/size: \S+/, `size: ${size}`);
}

function old(uri: string, oldText: string, text: string | null = oldText): BaseText {
  const name = `${uri.slice("file:///w/".length)} (at HEAD)`;
  return { uri, oldText, oldUri: uri.replace("file:", "git:"), name, text };
}

/** A client that knows earlier versions; `files` may be exchanged. */
async function startWithBase(
  t: Parameters<typeof startClient>[0],
  files: Map<string, readonly BaseText[]>,
  capabilities: unknown = pushCapabilities,
): Promise<{ client: LspClient; asked: string[] }> {
  const client = await startClient(t, capabilities, {
    initialize: { initializationOptions: { providesBase: true } },
  });
  const asked: string[] = [];
  client.answers.set(baseTextsMethod, (params): BaseTexts | null => {
    const { uri } = params as BaseTextsParams;
    asked.push(uri);
    const known = files.get(uri);
    return known === undefined ? null : { files: known };
  });
  return { client, asked };
}

function published(client: LspClient, uri: string, accepts: (codes: string[]) => boolean) {
  return client.waitFor<{ uri: string; diagnostics: Diagnostic[] }>(
    "textDocument/publishDiagnostics",
    (params) => params.uri === uri && accepts(codesOf(params.diagnostics)),
  );
}

function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(code));
}

test("a change is told beside its place in the earlier text", async (t) => {
  const files = new Map([[a, [old(a, clusterOf("2Gi"))]]]);
  const { client } = await startWithBase(t, files);
  client.open(a, clusterOf("1Gi"));
  const { diagnostics } = await published(client, a, (codes) => codes.includes("storage-shrink"));
  const [found] = diagnostics.filter(({ code }) => code === "storage-shrink");
  const line = clusterOf("1Gi")
    .split("\n")
    .findIndex((each) => each.includes("size:"));
  assert.equal(found?.range.start.line, line);
  const [related] = found?.relatedInformation ?? [];
  assert.equal(related?.location.uri, "git:///w/a.yaml");
  assert.equal(related?.location.range.start.line, line);
});

test("without an earlier version nothing is said about changes", async (t) => {
  const { client, asked } = await startWithBase(t, new Map());
  client.open(a, clusterOf("1Gi"));
  client.open("file:///w/other.yaml", "kind: ConfigMap\n");
  await client.waitFor(baseTextsMethod);
  client.change(a, 2, [{ text: clusterOf("500Mi") }]);
  assert.ok(!codesOf(await client.publishedFor(a, 2)).includes("storage-shrink"));
  assert.deepEqual(asked, [a], "asked once, and only about a file of ours");
});

test("a client that has no earlier versions is not asked", async (t) => {
  const client = await startClient(t, pushCapabilities);
  client.open(a, clusterOf("1Gi"));
  await client.publishedFor(a);
  assert.ok(!client.notifications.some(({ method }) => method === baseTextsMethod));
});

test("when the commit moves, the file is judged anew", async (t) => {
  const files = new Map([[a, [old(a, clusterOf("2Gi"))]]]);
  const { client } = await startWithBase(t, files);
  client.open(a, clusterOf("1Gi"));
  await published(client, a, (codes) => codes.includes("storage-shrink"));
  files.set(a, [old(a, clusterOf("1Gi"))]);
  client.notify(baseChangedMethod, {});
  await published(client, a, (codes) => !codes.includes("storage-shrink"));
  files.delete(a);
  client.notify(baseChangedMethod, {});
  client.change(a, 2, [{ text: clusterOf("500Mi") }]);
  await published(client, a, (codes) => !codes.includes("storage-shrink"));
});

test("a client that asks for diagnostics is told to ask again", async (t) => {
  const files = new Map([[a, [old(a, clusterOf("2Gi"))]]]);
  const { client } = await startWithBase(t, files, pullCapabilities);
  client.open(a, clusterOf("1Gi"));
  const pull = () =>
    client.request<{ items: Diagnostic[] }>("textDocument/diagnostic", {
      textDocument: { uri: a },
    });
  await pull();
  await client.waitFor("workspace/diagnostic/refresh");
  assert.ok(codesOf((await pull()).items).includes("storage-shrink"));
});

test("an object that moved is compared, whether its old file is open, closed or gone", async (t) => {
  const others: [string, BaseText][] = [
    ["gone", old(b, clusterOf("2Gi"), null)],
    ["emptied", old(b, clusterOf("2Gi"), "# nothing\n")],
  ];
  for (const [what, text] of others) {
    const { client } = await startWithBase(t, new Map([[a, [text]]]));
    client.open(a, clusterOf("1Gi"));
    assert.ok(await published(client, a, (codes) => codes.includes("storage-shrink")), what);
  }
  const { client } = await startWithBase(t, new Map([[a, [old(b, clusterOf("2Gi"))]]]));
  client.open(b, "# moved away, not saved yet\n");
  client.open(a, clusterOf("1Gi"));
  assert.ok(await published(client, a, (codes) => codes.includes("storage-shrink")));
});
