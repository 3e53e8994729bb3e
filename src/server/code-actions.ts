import { CodeActionKind } from "vscode-languageserver";
import type { CodeAction, CodeActionParams } from "vscode-languageserver";
import type { LanguageContext } from "#language/context.ts";
import { diagnosePlaced } from "#language/diagnose.ts";
import { fixAll, fixesFor } from "#language/fixes/fixes.ts";
import type { PlacedDocument } from "#manifest/document.ts";
import type { Span } from "#manifest/nodes.ts";
import { contextOf } from "#server/context-of.ts";
import { fixAllKind, toQuickFix, toSpan, toWorkspaceEdit } from "#server/convert.ts";
import type { OpenFile } from "#server/open-file.ts";
import { surroundingsOf } from "#server/surroundings-of.ts";
import type { Session } from "#server/session.ts";
import { formatMessage } from "#texts/catalogue.ts";

export async function answerCodeActions(
  session: Session,
  { textDocument, range, context: wanted }: CodeActionParams,
): Promise<CodeAction[]> {
  const file = session.files.get(textDocument.uri);
  if (file === undefined || !file.mayBeOurs) {
    return [];
  }
  const { version } = file;
  const { context, enabled } = await contextOf(session, file.uri);
  if (!enabled || file.version !== version) {
    return [];
  }
  const isWanted = (kind: string): boolean =>
    wanted.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) === true;
  const quickFixes =
    wanted.only === undefined || isWanted(CodeActionKind.QuickFix)
      ? quickFixesIn(session, file, toSpan(file.positions, range), context)
      : [];
  return isWanted(fixAllKind) ? [...quickFixes, ...fixAllOf(session, file, context)] : quickFixes;
}

function quickFixesIn(
  session: Session,
  file: OpenFile,
  span: Span,
  context: LanguageContext,
): CodeAction[] {
  const around = surroundingsOf(session, file);
  return file.manifest.documents
    .filter(({ document, offset }) =>
      touches({ start: offset + document.extent.start, end: offset + document.extent.end }, span),
    )
    .filter(({ document }) => document.ours)
    .flatMap((placed) => {
      const inside = within(placed, span);
      const findings = diagnosePlaced(file.manifest, placed, context, around).filter((finding) =>
        touches(finding, inside),
      );
      return fixesFor(placed, findings, context).map((fix) =>
        toQuickFix(file, placed, fix, session.client),
      );
    });
}

function fixAllOf(session: Session, file: OpenFile, context: LanguageContext): CodeAction[] {
  const changes = fixAll(file.manifest, context, surroundingsOf(session, file));
  if (changes.length === 0) {
    return [];
  }
  return [
    {
      title: formatMessage(session.texts, "fix-all.title"),
      kind: fixAllKind,
      edit: toWorkspaceEdit(file, changes, session.client),
    },
  ];
}

function within(placed: PlacedDocument, { start, end }: Span): Span {
  return { start: start - placed.offset, end: end - placed.offset };
}

/** A cursor at either edge counts. */
function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
