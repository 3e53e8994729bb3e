import * as vscode from "vscode";
import { listLenses } from "#commands/lens/list-lenses.ts";
import type { LiveStore } from "#live/live-store.ts";
import type { ManifestFile } from "#manifest/document.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import { createDebounce } from "#util/debounce.ts";

/** Many changes of a cluster in a row are one reason to look again, in milliseconds. */
const quiet = 500;

/** Says above each object of a manifest how its live counterpart is. Looks at what is known and asks nobody. */
export class LiveLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #environment: () => TreeEnvironment;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #read = new WeakMap<vscode.TextDocument, ManifestFile>();
  readonly #owned: vscode.Disposable;

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(store: LiveStore, environment: () => TreeEnvironment) {
    this.#environment = environment;
    const later = createDebounce(() => this.#changed.fire(), quiet);
    this.#owned = vscode.Disposable.from(
      this.#changed,
      later,
      { dispose: store.subscribe(later.call) },
      vscode.languages.registerCodeLensProvider({ language: "yaml" }, this),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("cnpg.explorer.codeLens")) this.#changed.fire();
      }),
    );
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const settings = vscode.workspace.getConfiguration("cnpg.explorer", document);
    const text = document.getText();
    const isOurs = document.uri.scheme !== "cnpg" && text.includes("cnpg.io/");
    if (!isOurs || settings.get("codeLens") === false) return [];
    const before = this.#read.get(document);
    const file = readManifest(text, before && { file: before }, document.fileName);
    this.#read.set(document, file);
    const uri = document.uri.toString();
    return listLenses(file, this.#environment()).map(
      ({ line, offset, title, node }) =>
        new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
          command: "cnpg.object.compare",
          title,
          arguments: [node, { uri, offset }],
        }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
