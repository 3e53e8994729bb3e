import { guard } from "#server/answer.ts";
import { OpenFile } from "#server/open-file.ts";
import type { PushDiagnostics } from "#server/push-diagnostics.ts";
import type { Session } from "#server/session.ts";

/** JSON counts: it is YAML, and manifests are written in it too. */
const languages = /^(?:yaml|yml|json|jsonc|helm)(?:[-.]|$)/;

/** Keeps the texts that the client has open. */
export function listenForFiles(
  session: Session,
  files: Map<string, OpenFile>,
  push: PushDiagnostics | undefined,
): void {
  const { connection } = session;
  connection.onDidOpenTextDocument(({ textDocument }) => {
    const { uri, languageId, version, text } = textDocument;
    if (!languages.test(languageId)) {
      return;
    }
    const file = new OpenFile(uri, languageId, version, text);
    files.set(uri, file);
    push?.opened(file);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const file = files.get(textDocument.uri);
    if (file !== undefined) {
      guard(session, "textDocument/didChange", () => {
        file.change(contentChanges, textDocument.version);
        push?.changed(file);
      });
    }
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    if (files.delete(textDocument.uri)) {
      session.settings.forget(textDocument.uri);
      session.bases.forget(textDocument.uri);
      session.workspace.filesChanged([textDocument.uri]);
      push?.closed(textDocument.uri);
    }
  });
}
