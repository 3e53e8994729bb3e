import type { ObjectPath } from "#admission/object.ts";
import { valueAt } from "#admission/read.ts";
import type { Json } from "#domain/kubernetes/json.ts";
import { parseQuantity } from "#domain/kubernetes/quantity.ts";
import type { Quantity } from "#domain/kubernetes/quantity.ts";

/** The quantity at a path, written as text or as number; undefined where none can be read. */
export function quantityAt(value: Json | undefined, path: ObjectPath): Quantity | undefined {
  const found = valueAt(value, path);
  return typeof found === "string" || typeof found === "number"
    ? parseQuantity(String(found).trim())
    : undefined;
}

/** Likewise, but an amount of zero is none, as in most of the operator's comparisons. */
export function amountAt(value: Json | undefined, path: ObjectPath): Quantity | undefined {
  const quantity = quantityAt(value, path);
  return quantity?.digits === 0n ? undefined : quantity;
}
