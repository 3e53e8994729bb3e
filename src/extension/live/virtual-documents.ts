import * as vscode from "vscode";
import type { TextDocument } from "#commands/ui.ts";

const scheme = "cnpg";
/** Documents that are kept after their tab is closed, so that "back" still finds them. */
const kept = 50;

/** Read-only documents that exist only in memory: live manifests, descriptions, results. */
export class VirtualDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? "";
  }

  /** A document of the same title takes the place of the one before. */
  add({ title, language, text }: TextDocument): vscode.Uri {
    const path = `/${title.replaceAll("/", "∕")}${extensions[language]}`;
    const uri = vscode.Uri.from({ scheme, path });
    const key = uri.toString();
    this.#texts.delete(key);
    this.#texts.set(key, text);
    for (const oldest of [...this.#texts.keys()].slice(0, -kept)) this.#texts.delete(oldest);
    this.#changed.fire(uri);
    return uri;
  }

  async show(document: TextDocument): Promise<void> {
    const opened = await vscode.workspace.openTextDocument(this.add(document));
    await vscode.languages.setTextDocumentLanguage(opened, document.language);
    await vscode.window.showTextDocument(opened, { preview: true });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
    this.#texts.clear();
  }
}

const extensions: Readonly<Record<TextDocument["language"], string>> = {
  yaml: ".yaml",
  markdown: ".md",
  log: ".log",
  sql: ".sql",
  plaintext: ".txt",
  json: ".json",
};
