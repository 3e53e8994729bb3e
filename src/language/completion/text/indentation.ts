import type { Indentation } from "./place.ts";
import type { BlockScan } from "./scan-block.ts";

/** The document's own habits, from the first places that show them. */
export function readIndentation(scan: BlockScan): Indentation {
  const nested = scan.elements.find(({ type, parent }) => type === "key" && parent?.type === "key");
  const dashed = scan.elements.find(
    ({ type, parent }) => type === "item" && parent?.type === "key",
  );
  const step = nested === undefined ? 2 : nested.column - (nested.parent?.column ?? 0);
  const dash = dashed === undefined ? step : dashed.column - (dashed.parent?.column ?? 0);
  return { step, dash };
}
