import { documentInfoMethod } from "#protocol.ts";
import { guardRequest } from "#server/answer.ts";
import { answerCodeActions } from "#server/code-actions.ts";
import { answerCompletion, answerCompletionResolve } from "#server/completion.ts";
import { answerDocumentInfo } from "#server/document-info.ts";
import { answerHover } from "#server/hover.ts";
import { answerInlayHints } from "#server/inlay-hints.ts";
import {
  answerDefinition,
  answerPrepareRename,
  answerReferences,
  answerRename,
} from "#server/navigation.ts";
import { createPullDiagnostics } from "#server/pull-diagnostics.ts";
import type { Session } from "#server/session.ts";
import {
  answerDocumentSymbols,
  answerFoldingRanges,
  answerSelectionRanges,
} from "#server/structure.ts";

/** One line a request: who answers it, and what is said when that fails. */
export function listenForRequests(session: Session): void {
  const { connection } = session;
  const to = <Params, Answer>(
    where: string,
    otherwise: Answer,
    answer: (session: Session, params: Params) => Promise<Answer>,
  ) => guardRequest(session, where, otherwise, (params: Params) => answer(session, params));
  connection.onCompletion(to("completion", null, answerCompletion));
  connection.onCompletionResolve((item, token) =>
    to("completionItem/resolve", item, answerCompletionResolve)(item, token),
  );
  connection.onHover(to("hover", null, answerHover));
  connection.onDefinition(to("definition", null, answerDefinition));
  connection.onReferences(to("references", null, answerReferences));
  connection.onPrepareRename(to("prepareRename", null, answerPrepareRename));
  connection.onRenameRequest(to("rename", null, answerRename));
  connection.onCodeAction(to("codeAction", [], answerCodeActions));
  connection.onDocumentSymbol(to("documentSymbol", null, answerDocumentSymbols));
  connection.onFoldingRanges(to("foldingRange", null, answerFoldingRanges));
  connection.onSelectionRanges(to("selectionRange", null, answerSelectionRanges));
  connection.languages.inlayHint.on(to("inlayHint", null, answerInlayHints));
  connection.onRequest(documentInfoMethod, to(documentInfoMethod, null, answerDocumentInfo));
  connection.languages.diagnostics.on(
    guardRequest(
      session,
      "diagnostic",
      { kind: "full", items: [] },
      createPullDiagnostics(session),
    ),
  );
}
