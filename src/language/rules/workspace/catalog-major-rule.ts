import { adviceRule, atValue } from "#language/rules/advice/advice-rule.ts";
import type { NeighbourInput, NeighbourRule } from "#language/rules/neighbour-rule.ts";
import { relatedPlace } from "#language/rules/workspace/related-place.ts";
import type { PlacedFacts } from "#language/workspace/object-facts.ts";
import { nodeAtPath } from "#manifest/values.ts";

const path = ["spec", "imageCatalogRef", "major"];

/** `getRequestedImageInfo` finds no image, and the cluster stops at that. */
export const catalogMajorRule: NeighbourRule = adviceRule({
  code: "major-not-in-catalog",
  kinds: ["Cluster"],
  *judge(input: NeighbourInput) {
    const major = writtenMajor(input);
    const catalog = findCatalog(input);
    const majors = catalog?.facts.majors;
    if (catalog === undefined || major === undefined || majors === undefined) return;
    if (majors.includes(major)) return;
    const listed = [...majors].sort((a, b) => a - b).join(", ");
    const values = { catalog: catalog.facts.own?.name ?? "", major, majors: listed };
    yield* atValue(input, path, { values, ...relatedPlace(input, catalog, catalog.facts.own) });
  },
});

function writtenMajor({ document }: NeighbourInput): number | undefined {
  const node = nodeAtPath(document.root, path);
  return node?.kind === "scalar" && node.type === "integer" ? Number(node.value) : undefined;
}

function findCatalog({ self, find }: NeighbourInput): PlacedFacts | undefined {
  const reference = self.facts.references.find(
    ({ kind }) => kind === "ImageCatalog" || kind === "ClusterImageCatalog",
  );
  return reference && find(reference.kind, reference.name);
}
