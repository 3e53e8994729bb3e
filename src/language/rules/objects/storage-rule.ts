import { spellAsOperator } from "#admission/spell-as-operator.ts";
import { parseQuantity } from "#domain/kubernetes/quantity.ts";
import type { LanguageContext } from "#language/context.ts";
import type { Finding } from "#language/finding.ts";
import type { Report, Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { Span, YamlMap, YamlScalar } from "#manifest/nodes.ts";
import type { PathSegment, ResolvedNode } from "#manifest/values.ts";
import { childOf, entryOf, isNullNode, nodeAtPath } from "#manifest/values.ts";

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
  const place = storage?.pair.key ?? specKey;
  yield { node: storage?.value, path: ["spec", "storage"], place };
  const wal = entryOf(spec, "walStorage");
  if (wal !== undefined && !isNullNode(wal.value)) {
    yield { node: wal.value, path: ["spec", "walStorage"], place: wal.pair.key };
  }
  yield* tablespacesOf(spec);
}

function* tablespacesOf(spec: ResolvedNode): Iterable<Volume> {
  const list = childOf(spec, "tablespaces");
  if (list?.kind !== "list") return;
  for (const index of list.items.keys()) {
    const item = childOf(list, index);
    if (item?.kind === "map") yield tablespaceAt(index, item);
  }
}

function tablespaceAt(index: number, item: YamlMap): Volume {
  const entry = entryOf(item, "storage");
  const place = entry?.pair.key ?? item.pairs[0]?.key ?? item;
  return { node: entry?.value, path: ["spec", "tablespaces", index, "storage"], place };
}

function judgeVolume(
  context: LanguageContext,
  volume: Volume,
  complete: boolean,
): Finding | undefined {
  const { node } = volume;
  if (node !== undefined && !isSection(node)) return undefined;
  const size = sizeOf(node);
  if (size !== undefined) return judgeSize(context, volume, size);
  return complete && !requestsStorage(node) ? reportMissing(context, volume) : undefined;
}

/** An empty value is a section without content; other types are reported as such. */
function isSection(node: ResolvedNode): boolean {
  return node.kind === "map" || isNullNode(node);
}

function sizeOf(node: ResolvedNode | undefined): YamlScalar | undefined {
  const size = childOf(node, "size");
  return size?.kind === "scalar" && size.text !== "" ? size : undefined;
}

function reportMissing(context: LanguageContext, volume: Volume): Finding {
  const { start, end } = volume.place;
  return createFinding(context, {
    code: "storage-size-missing",
    span: { start, end },
    ...pathsOf(volume),
    values: { section: sectionOf(volume) },
    data: { section: volume.node === undefined },
  });
}

function judgeSize(
  context: LanguageContext,
  volume: Volume,
  { start, end, type, text }: YamlScalar,
): Finding | undefined {
  if (type !== "string" || isSize(text)) return undefined;
  return createFinding(context, {
    code: "storage-size-invalid",
    span: { start, end },
    ...pathsOf(volume),
    values: { section: sectionOf(volume), value: text },
    data: { text },
  });
}

function pathsOf({ path }: Volume): Pick<Report, "path" | "named"> {
  const size = [...path, "size"];
  return { path: size, named: spellAsOperator("validateStorageConfigurationSize", size) };
}

function sectionOf({ path }: Volume): string {
  return String(path.findLast((step) => typeof step === "string"));
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
