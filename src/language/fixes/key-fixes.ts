import type { TextChange } from "#language/answers.ts";
import { draft, listData, textData } from "#language/fixes/draft.ts";
import type { FixDraft, FixInput } from "#language/fixes/draft.ts";
import { moveEntry } from "#language/fixes/move-entry.ts";
import { parsePath } from "#language/fixes/parse-path.ts";
import { removeEntry, removePair } from "#language/fixes/remove-entry.ts";
import { codeTable } from "#language/rules/codes.ts";
import type { YamlNode } from "#manifest/nodes.ts";
import { entryOf, keyOf, nodeAtPath, resolveAlias } from "#manifest/values.ts";
import { suggest } from "#util/suggest.ts";

/** Another name for the key, where the section has none of that name yet. */
export function renameKey(input: FixInput, safe = false): readonly FixDraft[] {
  const { document, finding } = input;
  const { start, end } = finding;
  const parent = nodeAtPath(document.root, parsePath(finding.path).slice(0, -1));
  const quote = /^["']/.exec(document.text.slice(start, end))?.[0] ?? "";
  return [textData(finding, "rename") ?? "", ...listData(finding, "others")]
    .filter((name) => name !== "" && entryOf(parent, name) === undefined)
    .flatMap((name) => {
      const newText = `${quote}${name}${quote}`;
      return draft("rename", { start, end, newText }, { safe, values: { name } });
    });
}

/** The entry at the place that the rule worked out. */
export function moveToData({ document, finding }: FixInput): readonly FixDraft[] {
  const to = listData(finding, "move");
  const changes = to.length === 0 ? [] : moveEntry(document, parsePath(finding.path), to);
  if (changes === undefined || changes.length === 0) return [];
  return [{ title: "move", changes, safe: false, values: { target: to.join(".") } }];
}

export function removeField({ document, finding }: FixInput, safe = false): readonly FixDraft[] {
  const path = parsePath(finding.path);
  const name = String(path.at(-1) ?? "");
  return draft("remove", removeEntry(document, path), { safe, values: { name } });
}

/** Only the last of two equal keys counts, so the first may go. */
export function removeEarlierKey({ document, finding }: FixInput): readonly FixDraft[] {
  const first = finding.related?.[0]?.start;
  const change = first === undefined ? undefined : removeKeyAt(document, first);
  return draft("remove-earlier", change);
}

/** A code in a suppression that is nearly one. */
export function renameCode({ document, finding }: FixInput): readonly FixDraft[] {
  const { start, end } = finding;
  const codes = codeTable.map(({ code }) => code);
  return suggest(document.text.slice(start, end), codes).flatMap((name) =>
    draft("rename", { start, end, newText: name }, { values: { name } }),
  );
}

function removeKeyAt({ text, root }: FixInput["document"], offset: number): TextChange | undefined {
  const found = root === undefined ? undefined : findPair(root, offset);
  const map = resolveAlias(found);
  const pair = map?.kind === "map" ? map.pairs.find(({ key }) => key.start === offset) : undefined;
  if (map?.kind !== "map" || pair === undefined) return undefined;
  const twice = map.pairs.filter((other) => keyOf(other) === keyOf(pair)).length > 1;
  return twice ? removePair(text, map, pair) : undefined;
}

/** The map that has a key at the offset. */
function findPair(node: YamlNode, offset: number): YamlNode | undefined {
  if (offset < node.start || offset > node.end) return undefined;
  if (node.kind === "list") return firstOf(node.items, offset);
  if (node.kind !== "map") return undefined;
  if (node.pairs.some(({ key }) => key.start === offset)) return node;
  return firstOf(
    node.pairs.map(({ value }) => value),
    offset,
  );
}

function firstOf(nodes: readonly YamlNode[], offset: number): YamlNode | undefined {
  for (const node of nodes) {
    const found = findPair(node, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}
