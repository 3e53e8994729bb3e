import type {
  DocumentSymbol,
  DocumentSymbolParams,
  FoldingRange,
  FoldingRangeParams,
  SelectionRange,
  SelectionRangeParams,
} from "vscode-languageserver";
import { foldingOf } from "#language/folding.ts";
import { outlineOf } from "#language/outline.ts";
import { selectionAt } from "#language/selection.ts";
import { toDocumentSymbol, toFoldingRange, toSelectionRange } from "#server/convert.ts";
import type { OpenFile } from "#server/open-file.ts";
import type { Session } from "#server/session.ts";

export async function answerDocumentSymbols(
  session: Session,
  { textDocument }: DocumentSymbolParams,
): Promise<DocumentSymbol[] | null> {
  const file = ourFile(session, textDocument.uri);
  if (file === undefined || session.peers.current.yamlExtensionActive) {
    return null;
  }
  return outlineOf(file.manifest).map((entry) => toDocumentSymbol(file.positions, entry));
}

export async function answerFoldingRanges(
  session: Session,
  { textDocument }: FoldingRangeParams,
): Promise<FoldingRange[] | null> {
  const file = ourFile(session, textDocument.uri);
  if (file === undefined || session.peers.current.yamlExtensionActive) {
    return null;
  }
  return foldingOf(file.manifest).map(toFoldingRange);
}

export async function answerSelectionRanges(
  session: Session,
  { textDocument, positions }: SelectionRangeParams,
): Promise<SelectionRange[] | null> {
  const file = ourFile(session, textDocument.uri);
  if (file === undefined) {
    return null;
  }
  return positions.map((position) => {
    const spans = selectionAt(file.manifest, file.positions.offsetAt(position));
    // One answer per position is the protocol's rule.
    return toSelectionRange(file.positions, spans) ?? { range: { start: position, end: position } };
  });
}

function ourFile(session: Session, uri: string): OpenFile | undefined {
  const file = session.files.get(uri);
  return file?.mayBeOurs === true && file.manifest.ours ? file : undefined;
}
