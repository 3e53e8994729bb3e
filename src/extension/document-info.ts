import type { CancellationToken, TextEditor } from "vscode";
import type { ServerHandle } from "#extension/server-handle.ts";
import { documentInfoMethod, type DocumentInfo, type DocumentInfoParams } from "#protocol.ts";

/** What the server knows of the document at the cursor; undefined where it has nothing to do with CloudNativePG. */
export async function requestDocumentInfo(
  server: Pick<ServerHandle, "request">,
  editor: TextEditor,
  token?: CancellationToken,
): Promise<DocumentInfo | undefined> {
  if (editor.document.languageId !== "yaml") return undefined;
  const { line, character } = editor.selection.active;
  const params: DocumentInfoParams = {
    uri: editor.document.uri.toString(),
    position: { line, character },
  };
  return (
    (await server.request<DocumentInfo | null>(documentInfoMethod, params, token)) ?? undefined
  );
}
