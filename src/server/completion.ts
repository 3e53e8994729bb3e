import type { CompletionItem, CompletionList, CompletionParams } from "vscode-languageserver";
import type { CompletionData, CompletionItem as OwnItem } from "#language/answers.ts";
import { completeAt } from "#language/completion/complete.ts";
import { findNameField, type NameField } from "#language/completion/find-name-field.ts";
import { resolveCompletion } from "#language/completion/resolve-completion.ts";
import { namesInWorkspace } from "#language/workspace/known-names.ts";
import { contextOf } from "#server/context-of.ts";
import { toCompletionItem, toMarkup } from "#server/convert.ts";
import type { Session } from "#server/session.ts";

export async function answerCompletion(
  session: Session,
  { textDocument, position }: CompletionParams,
): Promise<CompletionList | null> {
  const file = session.files.get(textDocument.uri);
  if (file === undefined) {
    return null;
  }
  // Taken before the first pause, because an edit may come in between.
  const { manifest, positions, version } = file;
  const offset = positions.offsetAt(position);
  const { id, context, enabled } = await contextOf(session, file.uri);
  if (!enabled || file.version !== version) {
    return null;
  }
  const names = namesInWorkspace(session.workspace.glance(file));
  const own = completeAt(manifest, offset, context, names);
  const live = await completeLiveNames(session, findNameField(manifest, offset, context));
  if (file.version !== version) {
    return null;
  }
  const known = new Set(own.map(({ label }) => label));
  const items = [...own, ...live.filter(({ label }) => !known.has(label))];
  return {
    // A unit depends on the digits in front of it, so it is asked for again.
    isIncomplete: items.some((item) => item.kind === "unit"),
    items: items.map((item) => toCompletionItem(positions, item, session.client, id)),
  };
}

/** What a manifest of the workspace declares is offered anyway, so this is asked for last. */
async function completeLiveNames(
  session: Session,
  field: NameField | undefined,
): Promise<readonly OwnItem[]> {
  return field === undefined ? [] : field.toItems(await session.liveNames(field));
}

export async function answerCompletionResolve(
  session: Session,
  item: CompletionItem,
): Promise<CompletionItem> {
  const data = readData(item.data);
  const context = data && session.contexts.find(data.context);
  if (data === undefined || context === undefined) {
    return item;
  }
  const markdown = resolveCompletion(data.about, context);
  return { ...item, documentation: toMarkup(markdown, session.client) };
}

function readData(data: unknown): { context: number; about: CompletionData } | undefined {
  return typeof data === "object" && data !== null && "context" in data && "about" in data
    ? (data as { context: number; about: CompletionData })
    : undefined;
}
