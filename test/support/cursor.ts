import type { CompletionItem } from "#language/answers.ts";

/** Takes the `<|>` out of a fixture. */
export function readCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf("<|>");
  if (offset === -1) throw new Error("The fixture has no <|>");
  return { text: marked.slice(0, offset) + marked.slice(offset + 3), offset };
}

/** The text after an item is taken, with every placeholder at its default. */
export function applyItem(text: string, item: CompletionItem): string {
  return (
    text.slice(0, item.replace.start) +
    expandSnippet(item.insertText) +
    text.slice(item.replace.end)
  );
}

function expandSnippet(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^\\|,])*)(?:,(?:\\.|[^\\|,])*)*\|\}/g, "$1")
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, "$1")
    .replace(/(?<!\\)\$\d+/g, "")
    .replace(/\\([\\$},|])/g, "$1");
}
