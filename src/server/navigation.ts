import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type {
  Location,
  ReferenceParams,
  RenameParams,
  TextDocumentPositionParams,
  WorkspaceEdit,
} from "vscode-languageserver";
import { isObjectName } from "#language/workspace/read-name.ts";
import {
  definitionsOf,
  referencesOf,
  spellName,
  symbolAt,
  takenBy,
} from "#language/workspace/symbols.ts";
import type { ObjectSymbol, Occurrence } from "#language/workspace/symbols.ts";
import { relativeName } from "#language/workspace/uri.ts";
import type { WorkspaceView } from "#language/workspace/workspace-index.ts";
import { toLocation, toRenameEdit, toSpanRange } from "#server/convert.ts";
import type { Session } from "#server/session.ts";
import { formatMessage } from "#texts/catalogue.ts";

export async function answerDefinition(
  session: Session,
  params: TextDocumentPositionParams,
): Promise<Location[] | null> {
  const found = await findSymbol(session, params);
  return found && definitionsOf(found.index, found.symbol).map(toLocation);
}

export async function answerReferences(
  session: Session,
  params: ReferenceParams,
): Promise<Location[] | null> {
  const found = await findSymbol(session, params);
  if (found === null) return null;
  const own = params.context.includeDeclaration ? definitionsOf(found.index, found.symbol) : [];
  return [...own, ...referencesOf(found.index, found.symbol)].map(toLocation);
}

export async function answerPrepareRename(session: Session, params: TextDocumentPositionParams) {
  const found = await findSymbol(session, params);
  if (found === null) return null;
  const { name, occurrence } = found.symbol;
  return { range: toSpanRange(occurrence), placeholder: name };
}

export async function answerRename(
  session: Session,
  params: RenameParams,
): Promise<WorkspaceEdit | null | ResponseError> {
  const found = await findSymbol(session, params);
  if (found === null) return null;
  const problem = whyNot(session, found, params.newName);
  if (problem !== undefined) return new ResponseError(LSPErrorCodes.RequestFailed, problem);
  const { index, symbol } = found;
  const places = [...definitionsOf(index, symbol), ...referencesOf(index, symbol)];
  const edits = places.map((place: Occurrence) => ({
    place,
    newText: spellName(place, params.newName),
  }));
  return toRenameEdit(edits, session);
}

interface FoundSymbol {
  readonly index: WorkspaceView;
  readonly symbol: ObjectSymbol;
}

/** Waits until the whole workspace is known: half of the places would be a wrong answer. */
async function findSymbol(
  session: Session,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<FoundSymbol | null> {
  if (session.files.get(textDocument.uri)?.mayBeOurs !== true) return null;
  const index = await session.workspace.settled();
  const at = { line: position.line, column: position.character };
  const symbol = symbolAt(index, textDocument.uri, at);
  return symbol === undefined ? null : { index, symbol };
}

function whyNot(
  { texts }: Session,
  { index, symbol }: FoundSymbol,
  name: string,
): string | undefined {
  if (!isObjectName(name)) return formatMessage(texts, "rename.invalid", { name });
  if (name === symbol.name) return undefined;
  const other = takenBy(index, symbol, name);
  if (other === undefined) return undefined;
  const file = relativeName(symbol.origin.folder, other.uri);
  return formatMessage(texts, "rename.taken", { file, name, kind: symbol.kind });
}
