import type { ClusterChange } from "#admission/change/cluster-change.ts";
import { clusterChange } from "#admission/change/cluster-change.ts";
import { parametersOf, postgresMajorOf } from "#admission/cluster/cluster-facts.ts";
import type { ObjectPath } from "#admission/object.ts";
import { mapAt, numberAt, textAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";

/** The oldest major that the data of an older one can be upgraded to in place. */
export const oldestUpgradeTarget = 16;

/** How the PostgreSQL of a Cluster may change. The major that the data has is known from its status alone. */
export const imageChangeRules: readonly WebhookRule[] = [
  clusterChange({
    id: "cluster/update-major-downgrade",
    code: "image-change",
    mirrors: "validateImageChange",
    *check(change) {
      const { old, new: major } = majorsOf(change);
      if (old !== undefined && major !== undefined && old > major) {
        yield { path: majorPath(change), oldPath: dataMajor, values: { old, new: major } };
      }
    },
  }),
  clusterChange({
    id: "cluster/update-major-upgrade-target",
    code: "image-change",
    mirrors: "validateImageChange",
    *check(change) {
      const { old, new: major } = majorsOf(change);
      if (old === undefined || major === undefined) return;
      if (old < major && major < oldestUpgradeTarget) {
        const values = { old, new: major, oldest: oldestUpgradeTarget };
        yield { path: majorPath(change), oldPath: dataMajor, values };
      }
    },
  }),
  clusterChange({
    id: "cluster/update-image-and-config",
    code: "image-change",
    mirrors: "validateConfigurationChange",
    *check(change) {
      const { object, old } = change;
      if (textAt(object, ["spec", "primaryUpdateMethod"]) !== "switchover") return;
      if (textAt(object, imageName) === textAt(old, imageName)) return;
      const parameters = changedParameters(change);
      if (parameters.length === 0) return;
      yield { path: imageName, oldPath: imageName, values: { parameters: parameters.join(", ") } };
    },
  }),
];

const imageName = ["spec", "imageName"] as const;
const dataMajor = ["status", "pgDataImageInfo", "majorVersion"] as const;

function majorsOf(change: ClusterChange): { old: number | undefined; new: number | undefined } {
  const known = mapAt(change.old, ["status", "pgDataImageInfo"]);
  return {
    old: known === undefined ? undefined : (numberAt(change.old, dataMajor) ?? 0),
    new: postgresMajorOf(change),
  };
}

function majorPath({ object }: ClusterChange): ObjectPath {
  const catalog = ["spec", "imageCatalogRef"];
  return mapAt(object, catalog) === undefined ? imageName : [...catalog, "major"];
}

function changedParameters({ object, old }: ClusterChange): string[] {
  const before = parametersOf(old);
  const after = parametersOf(object);
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).toSorted();
}
