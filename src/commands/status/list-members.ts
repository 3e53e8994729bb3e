import type { StatusView } from "#commands/status/view-status.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { partsOf } from "#live/cluster-view.ts";
import type { PartName } from "#tree/parts/part-names.ts";
import { parts } from "#tree/parts/parts.ts";

/** What belongs to the Cluster, of one sort, in the order of the explorer. */
export function membersOf({ state, cluster }: StatusView, part: PartName): readonly LiveObject[] {
  const sort = parts[part];
  const members = [...partsOf(state, cluster, sort.resource)];
  return members.sort((left, right) => sort.compare(left, right));
}

/** The same as the rows of the explorer say it: `nightly: Every day at 02:00 UTC`. */
export function listMembers(
  status: StatusView,
  part: PartName,
  isMeant: (object: LiveObject) => boolean = () => true,
): readonly string[] {
  return membersOf(status, part)
    .filter(isMeant)
    .map((object) => {
      const { label, description } = parts[part].row(object, status.env);
      return description === "" ? label : `${label}: ${description}`;
    });
}
