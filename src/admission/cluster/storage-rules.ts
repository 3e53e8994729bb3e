import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { requestsStorage } from "#admission/cluster/storage-request.ts";
import type { ObjectPath } from "#admission/object.ts";
import { isSetAt, itemsAt, mapAt, valueAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { parseQuantity } from "#domain/kubernetes/quantity.ts";

const mirrors = "validateStorageConfigurationSize";
const ephemeralSource = ["spec", "ephemeralVolumeSource"] as const;

/** Every volume has a size that can be read, and temporary files have one home. */
export const storageRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/storage-size-invalid",
    code: "storage-size-invalid",
    mirrors,
    *check({ object }) {
      for (const { section, path } of volumesOf(object)) {
        const size = valueAt(section, ["size"]) ?? "";
        if (typeof size !== "string" || size === "" || parseQuantity(size) !== undefined) continue;
        yield { path: [...path, "size"], values: { value: size } };
      }
    },
  }),
  clusterError({
    id: "cluster/storage-size-missing",
    code: "storage-size-missing",
    mirrors,
    *check({ object }) {
      for (const { section, path } of volumesOf(object)) {
        if ((valueAt(section, ["size"]) ?? "") !== "" || requestsStorage(section)) continue;
        yield { path: [...path, "size"], values: { section: nameOf(path) } };
      }
    },
  }),
  clusterError({
    id: "cluster/ephemeral-volume-conflict",
    code: "ephemeral-volume-conflict",
    needs: ephemeralSource,
    mirrors: "validateEphemeralVolumeSource",
    *check({ object }) {
      const limit = ["spec", "ephemeralVolumesSizeLimit", "temporaryData"];
      if (isSetAt(object, ephemeralSource) && isSetAt(object, limit))
        yield { path: ephemeralSource };
    },
  }),
];

interface Volume {
  /** Undefined where the section is missing altogether. */
  readonly section: JsonObject | undefined;
  readonly path: ObjectPath;
}

function* volumesOf(object: JsonObject): Iterable<Volume> {
  const spec = mapAt(object, ["spec"]);
  if (spec === undefined) return;
  yield { section: mapAt(spec, ["storage"]), path: ["spec", "storage"] };
  const wal = mapAt(spec, ["walStorage"]);
  if (wal !== undefined) yield { section: wal, path: ["spec", "walStorage"] };
  for (const { item, path } of itemsAt(object, ["spec", "tablespaces"])) {
    yield { section: mapAt(item, ["storage"]), path: [...path, "storage"] };
  }
}

function nameOf(path: ObjectPath): string {
  const index = path.find((step) => typeof step === "number");
  return index === undefined ? String(path.at(-1)) : `tablespaces[${index}].storage`;
}
