import { clusterRequired } from "#language/rules/schema/cluster-required.ts";
import type { Place, Walk } from "#language/rules/schema/walk.ts";
import { reportOnKey } from "#language/rules/schema/walk.ts";
import type { Report } from "#language/rules/rule.ts";
import type { RefusedBy } from "#language/finding.ts";
import type { YamlMap } from "#manifest/nodes.ts";
import type { Entry } from "#manifest/values.ts";
import { isNullNode } from "#manifest/values.ts";

/** Fields that must be there. For a Cluster these are not the ones that its schema lists. */
export function checkRequired(walk: Walk, place: Place<YamlMap>, entries: readonly Entry[]): void {
  for (const { field, refusedBy } of requiredFields(walk, place)) {
    if (entries.some((entry) => entry.key === field && !isNullNode(entry.value))) continue;
    reportOnKey(walk, place, {
      code: "missing-field",
      path: [...place.path, field],
      refusedBy,
      ...namedInside(walk, place, field),
      values: { field, parent: String(place.path.at(-1) ?? walk.kind) },
      data: { field },
    });
  }
}

/** What is not there at all has a field that the server misses first. */
function namedInside({ kind }: Walk, { path }: Place, field: string): Pick<Report, "named"> {
  const within = path.length > 0 ? undefined : kind === "Cluster" ? firstOfCluster : firstOfOthers;
  const missed = within?.[field];
  return missed === undefined ? {} : { named: [field, missed] };
}

const firstOfOthers: Readonly<Record<string, string>> = { metadata: "name" };
const firstOfCluster: Readonly<Record<string, string>> = { metadata: "name", spec: "instances" };

interface Required {
  readonly field: string;
  readonly refusedBy: RefusedBy;
}

function requiredFields(walk: Walk, place: Place): readonly Required[] {
  if (walk.kind === "Cluster" && place.pattern.startsWith("spec")) {
    return clusterRequired.get(place.pattern) ?? none;
  }
  const { required } = place.schema;
  if (required === undefined) return none;
  return required.map((field) => ({ field, refusedBy: "api-server" }));
}

const none: readonly Required[] = [];
