import { adviceRule, atValue } from "#language/rules/advice/advice-rule.ts";
import type { NeighbourInput, NeighbourRule } from "#language/rules/neighbour-rule.ts";
import { relatedPlace } from "#language/rules/workspace/related-place.ts";
import { isSameNamespace } from "#language/workspace/namespaces.ts";
import type { PlacedFacts } from "#language/workspace/object-facts.ts";
import { relativeName } from "#language/workspace/uri.ts";
import { isPatchPath } from "#manifest/nature.ts";

const path = ["metadata", "name"];

/**
 * Two texts for one object: whichever is applied last wins. Bases, overlays and environments repeat objects on
 * purpose, in a folder each, so only the same folder counts; and a folder with three variants is a collection.
 */
export const duplicateObjectRule: NeighbourRule = adviceRule({
  code: "duplicate-object",
  kinds: [
    "Cluster",
    "ScheduledBackup",
    "Pooler",
    "Database",
    "DatabaseRole",
    "ObjectStore",
    "Backup",
    "Publication",
    "Subscription",
    "ImageCatalog",
    "ClusterImageCatalog",
  ],
  *judge(input: NeighbourInput) {
    const { self } = input;
    const { kind, own } = self.facts;
    const twins = twinsOf(input);
    const here = twins.filter(({ file }) => file === self.file);
    const values = { kind, name: own?.name ?? "" };
    const [first] = here;
    if (first !== undefined && first.index < self.index) {
      const details = { variant: "same-file", values };
      yield* atValue(input, path, { ...details, ...relatedPlace(input, first, first.facts.own) });
    }
    const [other] = twins;
    if (here.length > 0 || other === undefined || isCollection(twins)) return;
    yield* atValue(input, path, {
      variant: "same-folder",
      severity: "information",
      values: { ...values, file: relativeName(self.folder, other.uri) },
      ...relatedPlace(input, other, other.facts.own),
    });
  },
});

/** More objects of one name are no oversight but a collection, and too many to be compared one with another. */
const most = 50;

function twinsOf({ self, workspace }: NeighbourInput): readonly PlacedFacts[] {
  const { kind, own } = self.facts;
  if (own === undefined || isPatchPath(self.file)) return [];
  const namesakes = workspace.index.objects(kind, own.name);
  if (namesakes.length > most) return [];
  return namesakes.filter(
    (each) =>
      each !== self &&
      each.folder === self.folder &&
      each.facts.nature === "object" &&
      isSameNamespace(self, kind, each) &&
      !isPatchPath(each.file),
  );
}

function isCollection(twins: readonly PlacedFacts[]): boolean {
  return new Set(twins.map(({ file }) => file)).size > 1;
}
