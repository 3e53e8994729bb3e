import type { JsonObject } from "#domain/kubernetes/json.ts";
import { isJsonObject } from "#domain/kubernetes/json.ts";
import type { ClusterChange } from "#admission/change/cluster-change.ts";
import { clusterChange } from "#admission/change/cluster-change.ts";
import { volumeSizeOf } from "#admission/change/volume-size.ts";
import type { ObjectPath } from "#admission/object.ts";
import { listAt, mapAt, textAt, valueAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";
import { compareQuantities } from "#domain/kubernetes/quantity.ts";

/** A volume only grows, and what has been given a volume of its own keeps it. */
export const storageChangeRules: readonly WebhookRule[] = [
  clusterChange({
    id: "cluster/update-storage-shrink",
    code: "storage-shrink",
    mirrors: "validateStorageConfigurationChange",
    *check(change) {
      for (const [oldPath, path] of volumesOf(change)) yield* findShrink(change, oldPath, path);
    },
  }),
  clusterChange({
    id: "cluster/update-wal-storage-removed",
    code: "storage-removal",
    mirrors: "validateWalStorageChange",
    *check({ object, old }) {
      const path = ["spec", "walStorage"];
      if (mapAt(old, path) !== undefined && mapAt(object, path) === undefined) {
        yield { path, oldPath: path };
      }
    },
  }),
  clusterChange({
    id: "cluster/update-tablespaces-removed",
    code: "storage-removal",
    mirrors: "validateTablespacesChange",
    *check({ object, old }) {
      if (!hasList(old) || hasList(object)) return;
      const names = tablespacesOf(old).map(({ name }) => name);
      yield { path: tablespaces, oldPath: tablespaces, values: { names: names.join(", ") } };
    },
  }),
  clusterChange({
    id: "cluster/update-tablespace-removed",
    code: "storage-removal",
    mirrors: "validateTablespacesChange",
    *check({ object, old }) {
      if (!hasList(object)) return;
      const kept = new Set(tablespacesOf(object).map(({ name }) => name));
      for (const { name, path } of tablespacesOf(old)) {
        if (kept.has(name)) continue;
        yield { path: tablespaces, named: path, oldPath: path, values: { name } };
      }
    },
  }),
];

const tablespaces = ["spec", "tablespaces"] as const;

function* findShrink(
  { object, old }: ClusterChange,
  oldPath: ObjectPath,
  path: ObjectPath,
): Iterable<Violation> {
  const before = volumeSizeOf(mapAt(old, oldPath));
  const after = volumeSizeOf(mapAt(object, path));
  if (before === undefined || after === undefined) return;
  if (compareQuantities(before.quantity, after.quantity) <= 0) return;
  yield {
    path: [...path, ...after.path],
    // A tablespace where it was, and all of it.
    named: oldPath[1] === "tablespaces" ? oldPath.slice(0, 3) : path,
    oldPath: [...oldPath, ...before.path],
    values: { old: before.written, new: after.written },
  };
}

/** The places of each volume in the old and in the new object. */
function volumesOf({ object, old }: ClusterChange): (readonly [ObjectPath, ObjectPath])[] {
  const kept = tablespacesOf(object);
  const ofTablespaces = tablespacesOf(old).flatMap(({ name, path }): [ObjectPath, ObjectPath][] => {
    const counterpart = kept.find((tablespace) => tablespace.name === name);
    if (counterpart === undefined) return [];
    return [
      [
        [...path, "storage"],
        [...counterpart.path, "storage"],
      ],
    ];
  });
  const named = ["storage", "walStorage"].map((name): [ObjectPath, ObjectPath] => [
    ["spec", name],
    ["spec", name],
  ]);
  return [...named, ...ofTablespaces];
}

function tablespacesOf(cluster: JsonObject) {
  return listAt(cluster, tablespaces).flatMap((item, index) =>
    isJsonObject(item) ? [{ name: textAt(item, ["name"]), path: [...tablespaces, index] }] : [],
  );
}

/** An empty list is one that names no tablespace; the section itself is still there. */
function hasList(cluster: JsonObject): boolean {
  return Array.isArray(valueAt(cluster, tablespaces));
}
