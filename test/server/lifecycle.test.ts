import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import type { InitializeResult } from "vscode-languageserver";
import { LspClient, LspError, serverScript } from "#test/support/lsp-client.ts";
import { brokenCluster } from "#test/support/clusters.ts";
import { pushCapabilities, startClient } from "./server-fixture.ts";

const uri = "file:///w/a.yaml";

test("initialize tells what the server can do", async (t) => {
  const client = new LspClient();
  t.after(() => client[Symbol.dispose]());
  const { capabilities, serverInfo } = (await client.initialize()) as InitializeResult;
  assert.equal(serverInfo?.name, "cnpg-workbench");
  assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
  assert.equal(capabilities.completionProvider?.resolveProvider, true);
  assert.deepEqual(capabilities.codeActionProvider, {
    codeActionKinds: ["quickfix", "source.fixAll.cnpg"],
  });
  for (const name of [
    "hoverProvider",
    "documentSymbolProvider",
    "foldingRangeProvider",
    "selectionRangeProvider",
    "diagnosticProvider",
  ] as const) {
    assert.ok(capabilities[name], name);
  }
  await assert.rejects(
    client.request("initialize", { processId: null, rootUri: null, capabilities: {} }),
    /already initialized/,
  );
});

test("shutdown and exit: code 0", async (t) => {
  const client = await startClient(t);
  assert.equal(await client.stop(), 0);
  assert.equal(client.stderr, "");
});

test("exit without shutdown: code 1", async (t) => {
  const client = await startClient(t);
  client.notify("exit");
  assert.equal(await client.exitCode, 1);
});

test("the client's end of the pipe closes: the server ends", async (t) => {
  const client = await startClient(t);
  client.process.stdin.end();
  assert.equal(await client.exitCode, 1);
});

test("the parent dies: the server ends", async (t) => {
  const parent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const client = new LspClient();
  t.after(() => client[Symbol.dispose]());
  await client.request("initialize", { processId: parent.pid, rootUri: null, capabilities: {} });
  parent.kill("SIGKILL");
  await once(parent, "exit");
  assert.equal(await client.exitCode, 1);
});

test("without a transport: a word about it, code 2", async () => {
  const child = spawn(process.execPath, [serverScript], { stdio: "pipe" });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number];
  assert.equal(code, 2);
  assert.match(stderr, /--stdio/);
});

test("over IPC, as VS Code starts it", async (t) => {
  const child = spawn(process.execPath, [serverScript, "--node-ipc"], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  t.after(() => child.kill("SIGKILL"));
  const answers = new Map<number, unknown>();
  const ask = async (id: number, method: string, params?: object): Promise<unknown> => {
    child.send({ jsonrpc: "2.0", id, method, params });
    while (!answers.has(id)) {
      const [message] = (await once(child, "message", {
        signal: AbortSignal.timeout(20_000),
      })) as [{ id?: number; result?: unknown }];
      if (message.id !== undefined) answers.set(message.id, message.result);
    }
    return answers.get(id);
  };
  const result = await ask(1, "initialize", { processId: null, rootUri: null, capabilities: {} });
  assert.equal((result as InitializeResult).serverInfo?.name, "cnpg-workbench");
  await ask(2, "shutdown");
  child.send({ jsonrpc: "2.0", method: "exit" });
  assert.deepEqual(await once(child, "exit"), [0, null]);
});

test("nonsense does not end the server", async (t) => {
  const client = await startClient(t);
  client.sendRaw("Content-Length: 9\r\n\r\n{not json");
  client.sendRaw("Content-Length: 4\r\n\r\n[1,]");
  client.notify("textDocument/didChange", null);
  client.notify("textDocument/didOpen", { textDocument: null });
  client.notify("textDocument/didChange", { textDocument: { uri: "file:///gone.yaml" } });
  client.notify("textDocument/didClose", { textDocument: { uri: "file:///gone.yaml" } });
  client.notify("workspace/didChangeConfiguration", null);
  client.notify("workspace/didChangeWatchedFiles", null);
  client.notify("cnpg/peerExtensions", null);
  client.notify("no/such/notification", {});
  await assert.rejects(client.request("no/such/request"), { code: -32601 });
  assert.equal(await client.request("textDocument/hover", null).catch(() => null), null);
  assert.equal(await client.request("textDocument/completion", {}).catch(() => null), null);
  assert.equal(await client.request("cnpg/documentInfo", {}).catch(() => null), null);
  client.open(uri, brokenCluster);
  assert.equal((await client.publishedFor(uri)).length, 1);
  client.change(uri, 2, [{ range: { start: { line: 8 } }, text: 5 }]);
  client.change(uri, 3, [{ text: brokenCluster }]);
  assert.equal((await client.publishedFor(uri, 3)).length, 1);
  assert.equal(await client.stop(), 0);
});

test("positions outside of the text are answered", async (t) => {
  const client = await startClient(t);
  client.open(uri, brokenCluster);
  for (const position of [
    { line: 10_000, character: 0 },
    { line: 0, character: 10_000 },
    { line: -1, character: -1 },
  ]) {
    const at = { textDocument: { uri }, position };
    await client.request("textDocument/hover", at);
    await client.request("textDocument/completion", at);
    await client.request("textDocument/selectionRange", {
      textDocument: { uri },
      positions: [position],
    });
  }
  assert.equal(await client.stop(), 0);
});

test("a cancelled request is refused as such", async (t) => {
  const client = await startClient(t, pushCapabilities);
  client.open(uri, brokenCluster);
  const params = { textDocument: { uri }, position: { line: 8, character: 3 } };
  const { id, result } = client.startRequest("textDocument/completion", params);
  client.notify("$/cancelRequest", { id });
  const outcome = await result.then(
    () => "answered",
    (error: unknown) => (error instanceof LspError ? error.code : error),
  );
  assert.ok(outcome === "answered" || outcome === -32800, String(outcome));
});
