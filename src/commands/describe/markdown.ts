/** Text from a cluster must not become Markdown, nor break a table. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`)
    .replaceAll(/\s*\n\s*/g, " ")
    .trim();
}

type Cell = string | number | undefined;

/** A table of plain texts, empty where something is not known; nothing where there are no rows. */
export function writeTable(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  return [
    writeRow(head),
    `|${head.map(() => "---").join("|")}|`,
    ...rows.map((row) => writeRow(row.map((cell) => escapeMarkdown(`${cell ?? ""}`)))),
  ];
}

function writeRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
