import type { TextChange } from "#language/answers.ts";
import { insertAt } from "#language/fixes/insert-entry.ts";
import { lineStartAt } from "#language/fixes/layout.ts";
import { valueOfPair } from "#language/fixes/new-value.ts";
import type { NewValue } from "#language/fixes/new-value.ts";
import { removeEntry } from "#language/fixes/remove-entry.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import type { YamlPair } from "#manifest/nodes.ts";
import type { PathSegment } from "#manifest/values.ts";
import { entryOf, nodeAtPath } from "#manifest/values.ts";

/** Takes an entry out and writes it where it belongs; undefined where something stands there. */
export function moveEntry(
  document: ManifestDocument,
  from: readonly PathSegment[],
  to: readonly PathSegment[],
): readonly TextChange[] | undefined {
  const parent = nodeAtPath(document.root, from.slice(0, -1));
  const entry = entryOf(parent, String(from.at(-1)));
  const removal = removeEntry(document, from);
  if (parent?.kind !== "map" || entry === undefined || removal === undefined) return undefined;
  const value = asSetting(entry.pair, to) ?? valueOfPair(document.text, entry.pair, parent.flow);
  const insertion = insertAt(document, to, value);
  return insertion === undefined ? undefined : combine(document.text, removal, insertion);
}

/** Every value of a parameter is a text. */
function asSetting({ value }: YamlPair, to: readonly PathSegment[]): NewValue | undefined {
  const plain = value.kind === "scalar" && value.type !== "string" && value.type !== "null";
  if (!plain || to.at(-2) !== "parameters") return undefined;
  const quoted = JSON.stringify(value.text);
  return { block: ` ${quoted}`, flow: quoted };
}

/** What is written where something was taken out is one change. */
function combine(
  text: string,
  removal: TextChange,
  insertion: TextChange,
): readonly TextChange[] | undefined {
  const apart = insertion.end < removal.start || insertion.start > removal.end;
  if (apart) return [removal, insertion].sort((a, b) => a.start - b.start);
  if (insertion.start !== insertion.end) return undefined;
  const { start, end } = removal;
  const wholeLines = lineStartAt(text, start) === start && insertion.newText.startsWith("\n");
  if (wholeLines) {
    const tail = text[end - 1] === "\n" ? "\n" : "";
    return [{ start, end, newText: insertion.newText.slice(1) + tail }];
  }
  const sole = text.slice(0, start).trimEnd().endsWith("{");
  return [{ start, end, newText: sole ? insertion.newText.slice(2) : insertion.newText }];
}
