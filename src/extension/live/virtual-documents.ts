import * as vscode from "vscode";
import type { DocumentAction, LiveDocument, TextDocument } from "#commands/ui.ts";

const scheme = "cnpg";
/** Documents that are kept after their tab is closed, so that "back" still finds them. */
const kept = 50;

/** Runs one action of a document; told by its lens, never by a person. */
const actCommand = "_cnpg.document.act";
/** Documents that have the button of `cnpg.document.refresh` in their title. */
const refreshable = "cnpg.refreshableDocuments";

/** Read-only documents that exist only in memory: live manifests, descriptions, results. */
export class VirtualDocuments
  implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider, vscode.Disposable
{
  readonly #texts = new Map<string, string>();
  readonly #actions = new Map<string, readonly DocumentAction[]>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  /** What ends the following of an open document, by its address. */
  readonly #followed = new Map<string, () => void>();

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.languages.registerCodeLensProvider({ scheme }, this),
      vscode.commands.registerCommand(actCommand, (key: string, index: number) =>
        this.#act(key, index),
      ),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#unfollow(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? "";
  }

  /** What the document offers, above its first line. */
  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const key = uri.toString();
    const top = new vscode.Range(0, 0, 0, 0);
    return (this.#actions.get(key) ?? []).map(
      ({ label: title }, index) =>
        new vscode.CodeLens(top, { title, command: actCommand, arguments: [key, index] }),
    );
  }

  /** A document of the same title takes the place of the one before. */
  add(document: TextDocument): vscode.Uri {
    const { text, actions = [] } = document;
    const uri = this.#uriOf(document);
    const key = uri.toString();
    this.#texts.delete(key);
    this.#texts.set(key, text);
    this.#actions.set(key, actions);
    for (const oldest of [...this.#texts.keys()].slice(0, -kept)) {
      this.#texts.delete(oldest);
      this.#actions.delete(oldest);
    }
    const offering = [...this.#actions].filter(([, offered]) => offered.length > 0);
    const names = offering.map(([name]) => name);
    void vscode.commands.executeCommand("setContext", refreshable, names);
    this.#changed.fire(uri);
    return uri;
  }

  async show(document: TextDocument): Promise<void> {
    const opened = await vscode.workspace.openTextDocument(this.add(document));
    await vscode.languages.setTextDocumentLanguage(opened, document.language);
    await vscode.window.showTextDocument(opened, { preview: true });
  }

  /** Runs the first action of the document. */
  refresh(uri: vscode.Uri): Promise<void> {
    return this.#act(uri.toString(), 0);
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

  async #act(key: string, index: number): Promise<void> {
    const action = this.#actions.get(key)?.[index];
    const text = await action?.run();
    if (text === undefined) return;
    this.#texts.set(key, text);
    this.#changed.fire(vscode.Uri.parse(key, true));
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
