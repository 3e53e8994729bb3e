import type { JsonObject } from "#domain/kubernetes/json.ts";
import type { ObjectPath } from "#admission/object.ts";
import { itemsAt, textAt } from "#admission/read.ts";
import type { Violation } from "#admission/rule.ts";

/** Objects to every item of a list whose `name` an earlier item has. */
export function* repeatedNames(object: JsonObject, list: ObjectPath): Iterable<Violation> {
  const seen = new Set<string>();
  for (const { item, path } of itemsAt(object, list)) {
    const name = textAt(item, ["name"]);
    if (seen.has(name)) yield { path: [...path, "name"], values: { name } };
    seen.add(name);
  }
}
