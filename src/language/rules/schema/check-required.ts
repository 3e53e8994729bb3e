import { clusterBlamed, clusterRequired } from "#language/rules/schema/cluster-required.ts";
import { namePlace } from "#language/rules/schema/name-place.ts";
import type { Place, Walk } from "#language/rules/schema/walk.ts";
import { reportOnKey } from "#language/rules/schema/walk.ts";
import type { Report } from "#language/rules/rule.ts";
import type { RefusedBy } from "#language/finding.ts";
import type { YamlMap } from "#manifest/nodes.ts";
import type { Entry } from "#manifest/values.ts";
import { isNullNode } from "#manifest/values.ts";
import { rewritePath } from "#util/rewrite-path.ts";
import type { PathRewrite } from "#util/rewrite-path.ts";

/** Fields that must be there. For a Cluster these are not the ones that its schema lists. */
export function checkRequired(walk: Walk, place: Place<YamlMap>, entries: readonly Entry[]): void {
  for (const { field, refusedBy } of requiredFields(walk, place)) {
    if (entries.some((entry) => entry.key === field && !isNullNode(entry.value))) continue;
    const path = [...place.path, field];
    reportOnKey(walk, place, {
      code: "missing-field",
      path,
      refusedBy,
      ...namedByServer(walk, path),
      values: { field, parent: namePlace(place.path, walk.kind) },
      data: { field },
    });
  }
}

/** The server may name what is around or within. */
function namedByServer({ kind }: Walk, path: Report["path"]): Pick<Report, "named"> {
  const named = rewritePath(kind === "Cluster" ? blamedInCluster : blamedElsewhere, path);
  return named === undefined ? {} : { named };
}

/** What is not there at all has a field that the server misses first. */
const blamedElsewhere: readonly PathRewrite[] = [["metadata", "metadata.name"]];
const blamedInCluster = [...blamedElsewhere, ...clusterBlamed];

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
