import type { JsonObject } from "#domain/kubernetes/json.ts";
import type { ClusterChange } from "#admission/change/cluster-change.ts";
import { clusterChange } from "#admission/change/cluster-change.ts";
import type { ObjectPath } from "#admission/object.ts";
import { mapAt, numberAt, textAt, valueAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";

/** What is settled when the Cluster is created, or while a feature is on. */
export const fixedFieldRules: readonly WebhookRule[] = [
  clusterChange({
    id: "cluster/update-uid",
    code: "immutable-field",
    mirrors: "validateUnixPermissionIdentifierChange",
    check: (change) => findOtherId(change, ["spec", "postgresUID"]),
  }),
  clusterChange({
    id: "cluster/update-gid",
    code: "immutable-field",
    mirrors: "validateUnixPermissionIdentifierChange",
    check: (change) => findOtherId(change, ["spec", "postgresGID"]),
  }),
  clusterChange({
    id: "cluster/update-slot-prefix",
    code: "immutable-field",
    mirrors: "validateReplicationSlotsChange",
    *check({ object, old }) {
      if (!isOn(old, availabilitySlots) || mapAt(object, availabilitySlots) === undefined) return;
      const path = [...availabilitySlots, "slotPrefix"];
      const values = { old: textAt(old, path), new: textAt(object, path) };
      if (values.old !== values.new) yield { path, oldPath: path, values };
    },
  }),
  clusterChange({
    id: "cluster/update-slots-removed-ha",
    code: "immutable-field",
    mirrors: "validateReplicationSlotsChange",
    check: (change) => findRemoval(change, availabilitySlots),
  }),
  clusterChange({
    id: "cluster/update-slots-removed-sync",
    code: "immutable-field",
    since: "1.28.1",
    mirrors: "validateReplicationSlotsChange",
    check: (change) => findRemoval(change, userSlots),
  }),
];

const availabilitySlots = ["spec", "replicationSlots", "highAvailability"] as const;
const userSlots = ["spec", "replicationSlots", "synchronizeReplicas"] as const;

/** The user and the group that own the files of the data directory. */
function* findOtherId({ object, old }: ClusterChange, path: ObjectPath): Iterable<Violation> {
  const before = numberAt(old, path) ?? postgresId;
  const after = numberAt(object, path) ?? postgresId;
  if (before !== after) yield { path, oldPath: path, values: { old: before, new: after } };
}

const postgresId = 26;

/** The defaults bring the section back before the webhook looks, so a manifest alone does not get here. */
function* findRemoval({ object, old }: ClusterChange, path: ObjectPath): Iterable<Violation> {
  if (isOn(old, path) && mapAt(object, path) === undefined) yield { path, oldPath: path };
}

/** Slots are on unless they are switched off; a Cluster without any such section is older than they are. */
function isOn(cluster: JsonObject, section: ObjectPath): boolean {
  if (mapAt(cluster, ["spec", "replicationSlots"]) === undefined) return false;
  return valueAt(cluster, [...section, "enabled"]) !== false;
}
