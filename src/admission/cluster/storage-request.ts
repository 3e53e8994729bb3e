import type { JsonObject } from "#domain/kubernetes/json.ts";
import { valueAt } from "#admission/read.ts";
import { parseQuantity } from "#domain/kubernetes/quantity.ts";

/** Whether the PVC template of a volume asks for storage; a request of zero asks for none. */
export function requestsStorage(volume: JsonObject | undefined): boolean {
  const request = valueAt(volume, ["pvcTemplate", "resources", "requests", "storage"]);
  if (typeof request !== "string" && typeof request !== "number") return false;
  const amount = parseQuantity(String(request).trim());
  return amount === undefined || amount.digits !== 0n;
}
