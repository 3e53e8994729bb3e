import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver";
import { clusterJsonSchema } from "#test/bench/json-schema.ts";
import { LspClient } from "#test/support/lsp-client.ts";

/** A language server that is measured, started as an editor starts it. */
export interface Contestant {
  readonly name: string;
  start(): Promise<RunningServer>;
}

const capabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
  workspace: { configuration: true },
};

/** With a folder for what Node has compiled, as the extension starts it. */
function startWorkbench(folder: string): Contestant["start"] {
  return async () => {
    const script = path.resolve(import.meta.dirname, "../../dist/server.cjs");
    const client = new LspClient({ script, environment: { NODE_COMPILE_CACHE: folder } });
    await client.initialize(capabilities);
    return new RunningServer(client);
  };
}

export const workbench: Contestant = {
  name: "cnpg-workbench",
  start: startWorkbench(mkdtempSync(path.join(tmpdir(), "cnpg-bench-"))),
};

/** The same at its first start after the installation. */
export const freshWorkbench: Contestant = {
  name: "cnpg-workbench",
  start: () => startWorkbench(mkdtempSync(path.join(tmpdir(), "cnpg-bench-")))(),
};

export const yamlLanguageServer: Contestant = {
  name: "yaml-language-server",
  async start() {
    const folder = mkdtempSync(path.join(tmpdir(), "cnpg-bench-"));
    const schema = path.join(folder, "cluster.json");
    writeFileSync(schema, JSON.stringify(clusterJsonSchema()));
    const settings: Readonly<Record<string, unknown>> = {
      schemas: { [pathToFileURL(schema).href]: "*.yaml" },
      schemaStore: { enable: false },
      validate: true,
      completion: true,
      hover: true,
      maxItemsComputed: 5000,
    };
    const script = createRequire(import.meta.url).resolve(
      "yaml-language-server/bin/yaml-language-server",
    );
    const client = new LspClient({ script });
    client.answers.set("workspace/configuration", (params) =>
      (params as { items: { section?: string }[] }).items.map(({ section }) =>
        section === "yaml" ? settings : {},
      ),
    );
    await client.initialize(capabilities);
    client.notify("workspace/didChangeConfiguration", { settings: { yaml: settings } });
    return new RunningServer(client);
  },
};

/** A server with one text open, and the edits that are timed. */
export class RunningServer {
  readonly client: LspClient;
  #uri = "";
  #version = 1;
  #lines: string[] = [];

  constructor(client: LspClient) {
    this.client = client;
  }

  async open(uri: string, text: string): Promise<Diagnostic[]> {
    this.#uri = uri;
    this.#version = 1;
    this.#lines = text.split("\n");
    this.client.open(uri, text);
    return this.#published();
  }

  /** Types or deletes one character at the end of a line; resolves when its diagnostics are here. */
  async edit(line: number): Promise<number> {
    const start = performance.now();
    this.#change(line);
    await this.#published();
    return performance.now() - start;
  }

  /** One character at the end of a line, and at once a completion there. */
  async complete(line: number): Promise<{ milliseconds: number; items: number }> {
    const start = performance.now();
    this.#change(line);
    const character = this.#lines[line]?.length ?? 0;
    const answer = await this.client.request<{ items: unknown[] } | unknown[] | null>(
      "textDocument/completion",
      { textDocument: { uri: this.#uri }, position: { line, character } },
    );
    const milliseconds = performance.now() - start;
    await this.#published();
    return { milliseconds, items: (Array.isArray(answer) ? answer : (answer?.items ?? [])).length };
  }

  /** Resident memory in megabytes. */
  residentMegabytes(): number {
    return this.client.residentMegabytes();
  }

  async stop(): Promise<void> {
    await this.client.stop();
  }

  #change(line: number): void {
    const old = this.#lines[line] ?? "";
    const typed = old.endsWith("x") ? old.slice(0, -1) : `${old}x`;
    this.#lines[line] = typed;
    this.#version += 1;
    const range = {
      start: { line, character: Math.min(old.length, typed.length) },
      end: { line, character: old.length },
    };
    const text = typed.length > old.length ? "x" : "";
    this.client.change(this.#uri, this.#version, [{ range, text }]);
  }

  async #published(): Promise<Diagnostic[]> {
    const { diagnostics } = await this.client.waitFor<PublishDiagnosticsParams>(
      "textDocument/publishDiagnostics",
      ({ uri, version }) =>
        uri === this.#uri && (version === undefined || version === this.#version),
    );
    return diagnostics;
  }
}
