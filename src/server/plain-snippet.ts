const placeholder =
  /\\([\\$}|,])|\$(?:\d+|\{\d+\})|\$\{\d+:((?:\\.|[^\\{}$])*)\}|\$\{\d+\|([^,|]*)[^}]*\|\}/g;

/** A snippet in LSP syntax as plain text, for editors that know no snippets: placeholders become their defaults. */
export function plainSnippet(snippet: string): string {
  return snippet.replace(
    placeholder,
    (_, escaped?: string, text?: string, choice?: string) =>
      escaped ?? (text === undefined ? (choice ?? "") : plainSnippet(text)),
  );
}
