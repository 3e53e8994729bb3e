import { adviceRule, atValue } from "#language/rules/advice/advice-rule.ts";
import type { NeighbourInput, NeighbourRule } from "#language/rules/neighbour-rule.ts";
import { relatedPlace } from "#language/rules/workspace/related-place.ts";
import { isSameNamespace } from "#language/workspace/namespaces.ts";
import type { ManagedThing, PlacedFacts } from "#language/workspace/object-facts.ts";

const path = ["spec", "name"];

/**
 * A role or database has one manager (`isClusterManagingRole`, `ensureManagedResourceExclusivity`); the other object
 * stays unapplied.
 */
export const managedTwiceRule: NeighbourRule = adviceRule({
  code: "managed-twice",
  kinds: ["Database", "DatabaseRole"],
  *judge(input: NeighbourInput) {
    const { manages, kind } = input.self.facts;
    if (manages === undefined) return;
    if (kind === "DatabaseRole") yield* judgeInline(input, manages);
    yield* judgeTwin(input, manages);
  },
});

function* judgeInline(input: NeighbourInput, { name, cluster }: ManagedThing) {
  const found = input.find("Cluster", cluster);
  const role = found?.facts.cluster?.roles.find((each) => each.name === name);
  if (found === undefined || role === undefined) return;
  const details = { variant: "inline", values: { name, cluster } };
  yield* atValue(input, path, { ...details, ...relatedPlace(input, found, role) });
}

function* judgeTwin(input: NeighbourInput, manages: ManagedThing) {
  const other = twinOf(input, manages);
  if (other?.facts.own === undefined) return;
  const { kind, own, manages: same } = other.facts;
  const values = { name: manages.name, cluster: manages.cluster, kind, other: own.name };
  yield* atValue(input, path, { variant: "object", values, ...relatedPlace(input, other, same) });
}

/** Another object for the same thing, if there is exactly one; of two in a file the first is left in peace. */
function twinOf(
  { self, workspace }: NeighbourInput,
  manages: ManagedThing,
): PlacedFacts | undefined {
  const twins = workspace.index
    .references("Cluster", manages.cluster)
    .map(({ origin }) => origin)
    .filter((each) => each.facts.kind === self.facts.kind && isTwin(self, each, manages));
  const [twin] = twins;
  return twins.length === 1 && twin !== undefined && !isLaterInFile(self, twin) ? twin : undefined;
}

function isTwin(self: PlacedFacts, { facts, folder }: PlacedFacts, manages: ManagedThing): boolean {
  const { own, nature, kind } = facts;
  return (
    own !== undefined &&
    own.name !== self.facts.own?.name &&
    nature === "object" &&
    folder === self.folder &&
    facts.manages?.name === manages.name &&
    isSameNamespace(self, kind, { ...self, facts })
  );
}

function isLaterInFile(self: PlacedFacts, other: PlacedFacts): boolean {
  return self.file === other.file && other.index > self.index;
}
