import * as vscode from "vscode";
import type { LiveDocument, TextDocument } from "#commands/ui.ts";

const scheme = "cnpg";
/** Documents that are kept after their tab is closed, so that "back" still finds them. */
const kept = 50;

/** Read-only documents that exist only in memory: live manifests, descriptions, results. */
export class VirtualDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  /** What ends the following of an open document, by its address. */
  readonly #followed = new Map<string, () => void>();

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#unfollow(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? "";
  }

  /** A document of the same title takes the place of the one before. */
  add(document: TextDocument): vscode.Uri {
    const { text } = document;
    const uri = this.#uriOf(document);
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

  /** Shows a document that is told its new text until it is closed. */
  async showLive({ follow, ...document }: LiveDocument): Promise<void> {
    await this.show(document);
    const uri = this.#uriOf(document);
    const key = uri.toString();
    this.#unfollow(key);
    const end = follow((text) => {
      this.#texts.set(key, text);
      this.#changed.fire(uri);
    });
    this.#followed.set(key, end);
  }

  dispose(): void {
    for (const key of this.#followed.keys()) this.#unfollow(key);
    this.#registration.dispose();
    this.#changed.dispose();
    this.#texts.clear();
  }

  #uriOf({ title, language }: Omit<TextDocument, "text">): vscode.Uri {
    const path = `/${title.replaceAll("/", "∕")}${extensions[language]}`;
    return vscode.Uri.from({ scheme, path });
  }

  #unfollow(key: string): void {
    this.#followed.get(key)?.();
    this.#followed.delete(key);
  }
}

const extensions: Readonly<Record<TextDocument["language"], string>> = {
  yaml: ".yaml",
  markdown: ".md",
  log: ".log",
  sql: ".sql",
  plaintext: ".txt",
  json: ".json",
  "cnpg-log": ".cnpg-log",
};
