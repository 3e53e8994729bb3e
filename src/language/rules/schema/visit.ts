import { childNode, itemNode } from "#domain/cnpg/schema.ts";
import { checkList } from "#language/rules/schema/check-list.ts";
import { checkRequired } from "#language/rules/schema/check-required.ts";
import { checkScalar } from "#language/rules/schema/check-scalar.ts";
import { checkType } from "#language/rules/schema/check-type.ts";
import { reportUnknownField } from "#language/rules/schema/unknown-field.ts";
import type { Place, Walk } from "#language/rules/schema/walk.ts";
import { isTemplated } from "#language/rules/schema/walk.ts";
import { isPatchDirective } from "#manifest/nature.ts";
import type { YamlList, YamlMap } from "#manifest/nodes.ts";
import type { Entry, ResolvedNode } from "#manifest/values.ts";
import { entriesOf, isNullNode, resolveAlias } from "#manifest/values.ts";

/** Judges a value and all below it. */
export function visit(walk: Walk, place: Place): void {
  walk.budget -= 1;
  // Nulls are dropped before anything looks at them, or replaced by the default.
  if (walk.budget < 0 || place.path.length > 60 || isNullNode(place.node)) return;
  if (isUnrendered(walk, place.node) || !checkType(walk, place)) return;
  visitContent(walk, place);
}

/** Of a block map only the values wait for rendering, not the map. */
function isUnrendered(walk: Walk, node: ResolvedNode): boolean {
  const block = node.kind === "map" && !node.flow;
  return !block && isTemplated(walk, node);
}

function visitContent(walk: Walk, place: Place): void {
  switch (place.node.kind) {
    case "map":
      visitMap(walk, place as Place<YamlMap>);
      break;
    case "list":
      visitList(walk, place as Place<YamlList>);
      break;
    case "scalar":
      if (!place.inStatus) checkScalar(walk, place);
      break;
  }
}

function visitMap(walk: Walk, place: Place<YamlMap>): void {
  const entries = entriesOf(place.node);
  for (const entry of entries) visitEntry(walk, place, entry);
  if (!walk.partial && !place.inStatus) checkRequired(walk, place, entries);
}

function visitEntry(walk: Walk, parent: Place<YamlMap>, entry: Entry): void {
  const { key, pair, value } = entry;
  const schema = childNode(walk.schema, parent.schema, key);
  const place = {
    node: value,
    schema: schema ?? parent.schema,
    path: [...parent.path, key],
    pattern: extendPattern(parent, key),
    key: pair.key,
    inStatus: parent.inStatus || (parent.pattern === "" && key === "status"),
  };
  if (schema !== undefined) visit(walk, place);
  else if (parent.schema.preserveUnknown !== true && !isConsumed(walk, key)) {
    reportUnknownField(walk, parent, { ...place, name: key });
  }
}

function isConsumed({ document }: Walk, key: string): boolean {
  return document.nature === "patch" && isPatchDirective(key);
}

function extendPattern({ pattern, schema }: Place, key: string): string {
  const step = schema.properties === undefined && schema.additional !== undefined ? "*" : key;
  return pattern === "" ? step : `${pattern}.${step}`;
}

function visitList(walk: Walk, place: Place<YamlList>): void {
  const schema = itemNode(walk.schema, place.schema);
  if (!place.inStatus) checkList(walk, place, schema);
  if (schema === undefined) return;
  place.node.items.forEach((item, index) => {
    const node = resolveAlias(item);
    if (node === undefined) return;
    const { pattern, inStatus } = place;
    const key = { start: item.start, end: firstLineEnd(walk, item) };
    const child = { node, schema, path: [...place.path, index], pattern, key, inStatus };
    if (isNullNode(child.node)) visitNullItem(walk, child);
    else visit(walk, child);
  });
}

/** The operator's decoder turns an empty item of a Cluster into a zero value; elsewhere it stays. */
function visitNullItem(walk: Walk, place: Place): void {
  const { node, schema } = place;
  if (schema.nullable === true) return;
  if (walk.kind !== "Cluster" || !place.pattern.startsWith("spec")) checkType(walk, place);
  else if (schema.type === "object") visit(walk, { ...place, node: emptyMap(node) });
  else if (schema.type === "string" && node.kind === "scalar") {
    visit(walk, { ...place, node: { ...node, type: "string", value: "", text: "" } });
  }
}

function emptyMap({ start, end }: ResolvedNode): YamlMap {
  return { kind: "map", flow: false, pairs: [], start, end };
}

function firstLineEnd(walk: Walk, { start, end }: { start: number; end: number }): number {
  const newline = walk.document.text.indexOf("\n", start);
  return newline === -1 ? end : Math.min(end, newline);
}
