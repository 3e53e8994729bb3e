import type { NeighbourInput } from "#language/rules/neighbour-rule.ts";
import type { Report } from "#language/rules/rule.ts";
import type { NamedPlace, PlacedFacts } from "#language/workspace/object-facts.ts";
import { occurrenceOf } from "#language/workspace/symbols.ts";
import { relativeName } from "#language/workspace/uri.ts";

/** The other side of a finding; nothing where the text has no address. */
export function relatedPlace(
  { self }: NeighbourInput,
  other: PlacedFacts,
  named: NamedPlace | undefined,
): Pick<Report, "related"> {
  if (other.uri === "" || named === undefined) return {};
  const { uri, from, to } = occurrenceOf(other, named.place);
  const elsewhere = { name: relativeName(self.folder, uri), uri, from, to };
  return { related: { span: { start: 0, end: 0 }, key: "workspace.other", elsewhere } };
}
