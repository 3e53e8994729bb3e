import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** One fact of a tooltip; its name is `tooltip.<key>` of the text catalogue. */
export interface TooltipRow {
  readonly key: string;
  readonly value: string;
}

/** A row, or none where there is nothing to tell. */
export function tooltipRow(key: string, value: string | undefined): readonly TooltipRow[] {
  return value === undefined || value === "" ? [] : [{ key, value }];
}

/** Title, remarks and a table of facts as Markdown. */
export function writeTooltip(
  env: TreeEnvironment,
  {
    title,
    remarks = [],
    rows,
  }: {
    /** The first is printed bold. */
    readonly title: readonly (string | undefined)[];
    readonly remarks?: readonly string[];
    readonly rows: readonly TooltipRow[];
  },
): string {
  const [name = "", ...rest] = title.filter((text) => text !== undefined && text !== "");
  const table = rows.map(
    ({ key, value }) => `| ${tell(env, `tooltip.${key}`)} | ${escapeTooltip(value)} |`,
  );
  return [
    [`**${escapeTooltip(name)}**`, ...rest.map((text) => escapeTooltip(text ?? ""))].join(" · "),
    remarks.map((remark) => `- ${escapeTooltip(remark)}`).join("\n"),
    table.length === 0 ? "" : ["| | |", "|---|---|", ...table].join("\n"),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** Text of the cluster's own must not become Markdown. */
function escapeTooltip(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>()#+!|~]/g, String.raw`\$&`).replaceAll("\n", " ");
}
