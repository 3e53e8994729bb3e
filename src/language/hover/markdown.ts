/** Any text as code on one line; what a manifest holds must not become markup. */
export function codeSpan(text: string): string {
  const flat = text.replace(/\s+/g, " ").slice(0, 200);
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${flat}\`` : `${fence} ${flat} ${fence}`;
}

export function joinParagraphs(lines: readonly (string | undefined)[]): string {
  return lines.filter((line) => line !== undefined && line !== "").join("\n\n");
}
