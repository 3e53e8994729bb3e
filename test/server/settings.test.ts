import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic } from "vscode-languageserver";
import type { LspClient } from "#test/support/lsp-client.ts";
import { brokenCluster } from "#test/support/clusters.ts";
import { createFolder, pullCapabilities, pushCapabilities, startClient } from "./server-fixture.ts";

const uri = "file:///w/a.yaml";

interface Configuration {
  current: unknown;
}

function severitiesOf(diagnostics: readonly Diagnostic[]): unknown[] {
  return diagnostics.map(({ severity }) => severity);
}

function changeSettings(client: LspClient): void {
  client.notify("workspace/didChangeConfiguration", { settings: null });
}

test("settings are asked for per file and count at once when they change", async (t) => {
  const configuration: Configuration = {
    current: { lint: { rules: { "unknown-field": "hint" } } },
  };
  const asked: string[] = [];
  const client = await startClient(t, pushCapabilities, {
    choices: {
      configuration: (file) => {
        asked.push(file);
        return configuration.current;
      },
    },
  });
  client.open(uri, brokenCluster);
  assert.deepEqual(severitiesOf(await client.publishedFor(uri)), [4]);
  assert.deepEqual(asked, [uri]);
  configuration.current = { lint: { rules: { "unknown-field": "off" } } };
  changeSettings(client);
  assert.deepEqual(await client.publishedFor(uri), []);
  configuration.current = {};
  changeSettings(client);
  assert.deepEqual(severitiesOf(await client.publishedFor(uri)), [1]);
  configuration.current = { lint: { enable: false } };
  changeSettings(client);
  assert.deepEqual(await client.publishedFor(uri), []);
});

test("settings that make no sense are told once and left out", async (t) => {
  const lint = {
    operatorVersion: "new",
    postgres: 9,
    rules: { "unknown-field": "loud", x: "off" },
  };
  const client = await startClient(t, pushCapabilities, {
    choices: { configuration: () => ({ lint }) },
  });
  client.open(uri, brokenCluster);
  client.open("file:///w/b.yaml", brokenCluster.replace("name: db", "name: other"));
  assert.equal((await client.publishedFor(uri)).length, 1);
  assert.equal((await client.publishedFor("file:///w/b.yaml")).length, 1);
  const messages = client.notifications
    .filter(({ method }) => method === "window/logMessage")
    .map(({ params }) => (params as { message: string }).message);
  assert.equal(messages.length, 4, messages.join("\n"));
  for (const word of ["operatorVersion is new", "postgres is 9", "loud", "names x"]) {
    assert.ok(
      messages.some((message) => message.includes(word)),
      word,
    );
  }
});

test("clients that cannot be asked send their settings along", async (t) => {
  const rules = { "unknown-field": "warning" };
  const client = await startClient(
    t,
    {},
    {
      initialize: { initializationOptions: { settings: { lint: { rules } } } },
    },
  );
  client.open(uri, brokenCluster);
  assert.deepEqual(severitiesOf(await client.publishedFor(uri)), [2]);
  client.notify("workspace/didChangeConfiguration", {
    settings: { cnpg: { lint: { rules: { "unknown-field": "information" } } } },
  });
  assert.deepEqual(severitiesOf(await client.publishedFor(uri)), [3]);
});

test("pull clients are told to ask again", async (t) => {
  const client = await startClient(t, pullCapabilities);
  client.open(uri, brokenCluster);
  changeSettings(client);
  await client.waitFor("workspace/diagnostic/refresh");
});

test("a workspace file wins over the settings, and is watched", async (t) => {
  const folder = createFolder(t);
  const file = folder.uri("a.yaml");
  const client = await startClient(t, pushCapabilities, {
    choices: {
      configuration: () => ({
        lint: { rules: { "unknown-field": "hint" }, operatorVersion: "1.29" },
      }),
    },
  });
  const registered = await client.waitFor<{ registrations: { method: string }[] }>(
    "client/registerCapability",
    ({ registrations }) =>
      registrations.some(({ method }) => method === "workspace/didChangeWatchedFiles"),
  );
  assert.ok(JSON.stringify(registered).includes(".cnpg-lint.yaml"));
  folder.write(".cnpg-lint.yaml", "operatorVersion: 1.30.0\nrules:\n  unknown-field: warning\n");
  client.open(file, brokenCluster);
  assert.deepEqual(severitiesOf(await client.publishedFor(file)), [2]);

  const changed = (): void =>
    client.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: folder.uri(".cnpg-lint.yaml"), type: 2 }],
    });
  const info = (): Promise<Record<string, unknown>> =>
    client.request("cnpg/documentInfo", { uri: file, position: { line: 1, character: 0 } });
  assert.deepEqual(await info(), {
    kind: "Cluster",
    name: "db",
    operator: "1.30.0",
    operatorSource: "workspace-file",
    postgres: 18,
    postgresSource: "operator-default",
    workspaceFile: folder.uri(".cnpg-lint.yaml"),
  });

  folder.write(".cnpg-lint.yaml", "ignore: ['a.*']\n");
  changed();
  assert.deepEqual(await client.publishedFor(file), []);

  folder.remove(".cnpg-lint.yaml");
  changed();
  assert.deepEqual(severitiesOf(await client.publishedFor(file)), [4]);
  const { operatorSource, workspaceFile } = await info();
  assert.deepEqual([operatorSource, workspaceFile], ["settings", null]);
});

test("mistakes in an open workspace file are shown in it", async (t) => {
  const client = await startClient(t);
  const config = "file:///w/.cnpg-lint.yaml";
  client.open(config, "postgres: 9\n");
  const [diagnostic] = await client.publishedFor(config);
  assert.match(JSON.stringify(diagnostic?.message), /no PostgreSQL major/);
  assert.deepEqual(diagnostic?.range, {
    start: { line: 0, character: 10 },
    end: { line: 0, character: 11 },
  });
  client.change(config, 2, [{ text: "postgres: 18\n" }]);
  assert.deepEqual(await client.publishedFor(config, 2), []);
});

test("what Red Hat's YAML extension gives is left to it while it runs", async (t) => {
  const client = await startClient(t, pushCapabilities, {
    initialize: { initializationOptions: { yamlExtensionActive: true } },
  });
  client.open(uri, brokenCluster);
  await client.publishedFor(uri);
  const params = { textDocument: { uri } };
  assert.equal(await client.request("textDocument/documentSymbol", params), null);
  assert.equal(await client.request("textDocument/foldingRange", params), null);
  client.notify("cnpg/peerExtensions", { yamlExtensionActive: false });
  assert.ok(await client.request("textDocument/documentSymbol", params));
  assert.ok(await client.request("textDocument/foldingRange", params));
});
