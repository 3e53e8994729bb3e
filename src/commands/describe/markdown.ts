/** Text from a cluster must not become Markdown, nor break a table. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`)
    .replaceAll(/\s*\n\s*/g, " ")
    .trim();
}

/** A table of plain texts; nothing where there are no rows. */
export function writeTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  return [
    writeRow(head),
    `|${head.map(() => "---").join("|")}|`,
    ...rows.map((row) => writeRow(row.map(escapeMarkdown))),
  ];
}

function writeRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
