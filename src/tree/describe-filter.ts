import { formatMessage } from "#texts/catalogue.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import { joinShown } from "#tree/join-shown.ts";
import type { TreeOptions } from "#tree/tree-environment.ts";

/** What is hidden on purpose, beside the view's title: nobody should take a filtered view for all there is. */
export function describeFilter(
  { filter, unhealthyOnly }: Pick<TreeOptions, "filter" | "unhealthyOnly">,
  texts: Catalogue,
): string {
  return joinShown([
    filter === "" ? "" : formatMessage(texts, "tree.filter.text", { filter }),
    unhealthyOnly ? formatMessage(texts, "tree.filter.unhealthy") : "",
  ]);
}
