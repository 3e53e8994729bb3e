import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { LspClient, type LspClientChoices } from "#test/support/lsp-client.ts";

export const bogusRange = { start: { line: 8, character: 2 }, end: { line: 8, character: 7 } };

/** What a capable editor says of itself, without pull diagnostics. */
export const pushCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ["markdown", "plaintext"] },
  },
};

/** The same, and it asks for diagnostics itself. */
export const pullCapabilities = {
  workspace: { ...pushCapabilities.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...pushCapabilities.textDocument, diagnostic: {} },
};

/** A running, initialized server that ends with the test. */
export async function startClient(
  t: TestContext,
  capabilities: unknown = pushCapabilities,
  more: { choices?: LspClientChoices; initialize?: object } = {},
): Promise<LspClient> {
  const client = new LspClient(more.choices);
  t.after(() => client[Symbol.dispose]());
  await client.initialize(capabilities, more.initialize);
  return client;
}

export interface Folder {
  write(name: string, text: string): void;
  remove(name: string): void;
  uri(name: string): string;
}

export function createFolder(t: TestContext): Folder {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cnpg-server-")));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return {
    write: (name, text) => writeFileSync(join(folder, name), text),
    remove: (name) => rmSync(join(folder, name)),
    uri: (name) => pathToFileURL(join(folder, name)).href,
  };
}
