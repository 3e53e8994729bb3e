import { parseGoInteger } from "#domain/kubernetes/go-integer.ts";
import { parseQuantity } from "#domain/kubernetes/quantity.ts";
import type { Quantity } from "#domain/kubernetes/quantity.ts";
import { memoizeText } from "#util/memoize-text.ts";

/**
 * A size as the operator's webhook reads it in `shared_buffers`, `min_wal_size` and `max_wal_size`:
 * bare integers are megabytes, and the unit ends in a capital `B`. Undefined where it refuses.
 */
export const parseOperatorSize = memoizeText(readOperatorSize);

function readOperatorSize(text: string): Quantity | undefined {
  const sized = parseGoInteger(text) !== undefined ? `${text}MB` : text;
  if (!sized.endsWith("B")) {
    return undefined;
  }
  const bare = sized.slice(0, -1).replaceAll(" ", "");
  return parseQuantity(
    parseGoInteger(bare) !== undefined ? bare : `${bare}i`.replaceAll("ki", "Ki"),
  );
}
