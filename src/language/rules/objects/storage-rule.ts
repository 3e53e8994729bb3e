import { parseQuantity } from "#domain/kubernetes/quantity.ts";
import type { LanguageContext } from "#language/context.ts";
import type { Finding } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { Span } from "#manifest/nodes.ts";
import type { PathSegment, ResolvedNode } from "#manifest/values.ts";
import { childOf, entryOf, nodeAtPath } from "#manifest/values.ts";

/**
 * Every volume of a Cluster has a size (`validateStorageSize`, `validateWalStorageSize`,
 * `validateTablespacesStorageSize`). The schema takes any text, the operator's webhook does not.
 */
export const storageRule: Rule = {
  codes: ["storage-size-missing", "storage-size-invalid"],
  kinds: ["Cluster"],
  natures: ["object", "template", "patch", "broken"],
  *check({ document, context }: RuleInput): Iterable<Finding> {
    const spec = entryOf(document.root, "spec");
    if (spec?.value.kind !== "map") return;
    const complete = document.nature === "object";
    for (const volume of volumesOf(spec.value, spec.pair.key)) {
      const finding = judgeVolume(context, volume, complete);
      if (finding !== undefined) yield finding;
    }
  },
};

interface Volume {
  /** Undefined where the section is missing altogether. */
  readonly node: ResolvedNode | undefined;
  readonly path: readonly PathSegment[];
  readonly place: Span;
}

function* volumesOf(spec: ResolvedNode, specKey: Span): Iterable<Volume> {
  const storage = entryOf(spec, "storage");
  yield {
    node: storage?.value,
    path: ["spec", "storage"],
    place: storage?.pair.key ?? specKey,
  };
  const wal = entryOf(spec, "walStorage");
  if (wal !== undefined && !isNull(wal.value)) {
    yield { node: wal.value, path: ["spec", "walStorage"], place: wal.pair.key };
  }
  const tablespaces = childOf(spec, "tablespaces");
  if (tablespaces?.kind !== "list") return;
  for (const [index] of tablespaces.items.entries()) {
    const item = childOf(tablespaces, index);
    if (item?.kind !== "map") continue;
    const entry = entryOf(item, "storage");
    const place = entry?.pair.key ?? item.pairs[0]?.key ?? item;
    yield { node: entry?.value, path: ["spec", "tablespaces", index, "storage"], place };
  }
}

function judgeVolume(
  context: LanguageContext,
  { node, path, place }: Volume,
  complete: boolean,
): Finding | undefined {
  const section = String(path.findLast((step) => typeof step === "string"));
  if (node !== undefined && node.kind !== "map" && !isNull(node)) return undefined;
  const size = childOf(node, "size");
  const text = size?.kind === "scalar" ? size.text : "";
  if (text === "") {
    if (!complete || requestsStorage(node)) return undefined;
    const { start, end } = place;
    const values = { section };
    const data = { section: node === undefined };
    return createFinding(context, {
      code: "storage-size-missing",
      span: { start, end },
      path,
      values,
      data,
    });
  }
  if (size?.kind !== "scalar" || size.type !== "string" || isSize(text)) return undefined;
  const span = { start: size.start, end: size.end };
  const values = { section, value: text };
  const data = { text };
  return createFinding(context, {
    code: "storage-size-invalid",
    span,
    path: [...path, "size"],
    values,
    data,
  });
}

function isSize(text: string): boolean {
  return parseQuantity(text) !== undefined || text.includes("{{");
}

/** A request in the PVC template stands in for the size. */
function requestsStorage(node: ResolvedNode | undefined): boolean {
  const request = nodeAtPath(node, ["pvcTemplate", "resources", "requests", "storage"]);
  if (request?.kind !== "scalar" || request.value === null) return false;
  const amount = parseQuantity(String(request.value).trim());
  return amount === undefined || amount.digits !== 0n;
}

function isNull(node: ResolvedNode): boolean {
  return node.kind === "scalar" && node.type === "null";
}
