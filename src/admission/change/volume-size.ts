import type { JsonObject } from "#domain/kubernetes/json.ts";
import type { ObjectPath } from "#admission/object.ts";
import { mapAt, textAt, valueAt } from "#admission/read.ts";
import { parseQuantity } from "#domain/kubernetes/quantity.ts";
import type { Quantity } from "#domain/kubernetes/quantity.ts";

/** How large a volume is to be, and where below its section that is written. */
export interface VolumeSize {
  readonly quantity: Quantity;
  readonly written: string;
  readonly path: ObjectPath;
}

/** Undefined where no size can be read (`GetSizeOrNil`); a PVC template without a request asks for nothing. */
export function volumeSizeOf(storage: JsonObject | undefined): VolumeSize | undefined {
  const size = textAt(storage, ["size"]);
  if (size !== "") return readSize(size, ["size"]);
  if (mapAt(storage, ["pvcTemplate"]) === undefined) return undefined;
  const request = valueAt(storage, templateRequest);
  const isWritten = typeof request === "string" || typeof request === "number";
  return readSize(isWritten ? String(request).trim() : "0", templateRequest);
}

const templateRequest = ["pvcTemplate", "resources", "requests", "storage"] as const;

function readSize(written: string, path: ObjectPath): VolumeSize | undefined {
  const quantity = parseQuantity(written);
  return quantity === undefined ? undefined : { quantity, written, path };
}
