import * as vscode from "vscode";
import type { ActiveManifest, EditorSource, ManifestProblem } from "#commands/editor-source.ts";

/** The editor at the front, and what a cluster has said of its text. */
export class Editor implements EditorSource, vscode.Disposable {
  readonly #diagnostics = vscode.languages.createDiagnosticCollection("cnpg-server");
  readonly #edits: vscode.Disposable;

  constructor() {
    // What the server said was about another text.
    this.#edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.#diagnostics.delete(document.uri);
    });
  }

  active(): ActiveManifest | undefined {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || editor.document.languageId !== "yaml") return undefined;
    const { document, selection } = editor;
    return {
      uri: document.uri.toString(),
      text: document.getText(),
      selection: {
        start: document.offsetAt(selection.start),
        end: document.offsetAt(selection.end),
      },
    };
  }

  report(uri: string, problems: readonly ManifestProblem[]): void {
    const target = vscode.Uri.parse(uri, true);
    const document = vscode.workspace.textDocuments.find(
      ({ uri: open }) => open.toString() === uri,
    );
    if (document === undefined) return;
    this.#diagnostics.set(
      target,
      problems.map(({ start, end, message }) => toDiagnostic(document, { start, end, message })),
    );
  }

  dispose(): void {
    this.#edits.dispose();
    this.#diagnostics.dispose();
  }
}

function toDiagnostic(
  document: vscode.TextDocument,
  { start, end, message }: ManifestProblem,
): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = "Kubernetes API server";
  return diagnostic;
}
