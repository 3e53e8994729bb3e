import type { InlayHint, InlayHintParams } from "vscode-languageserver";
import { inlayHintsIn } from "#language/inlay-hints/inlay-hints.ts";
import { contextOf } from "#server/context-of.ts";
import { toInlayHint, toSpan } from "#server/convert.ts";
import type { Session } from "#server/session.ts";

export async function answerInlayHints(
  session: Session,
  { textDocument, range }: InlayHintParams,
): Promise<InlayHint[] | null> {
  const file = session.files.get(textDocument.uri);
  if (file === undefined || !file.mayBeOurs) {
    return null;
  }
  const { version } = file;
  const { context, inlayHints } = await contextOf(session, file.uri);
  if (file.version !== version) {
    return null;
  }
  const span = toSpan(file.positions, range);
  const request = { context, show: inlayHints, now: new Date() };
  return inlayHintsIn(file.manifest, span, request).map((hint) =>
    toInlayHint(file.positions, hint, session.client),
  );
}
