import { findMetadataKey, listMetadataKeys } from "#domain/cnpg/labels.ts";
import type { MetadataKey } from "#domain/cnpg/labels.ts";
import { describeMetadataKey } from "#language/hover/describe-metadata-key.ts";
import { entryBody } from "./entry-body.ts";
import { escapeSnippet, quoteString } from "./quote.ts";
import type { CompletionRequest, Draft } from "./request.ts";
import type { FieldSite } from "./schema/field-site.ts";
import { textsAt } from "./text/texts-at.ts";

/** Whether a place holds labels or annotations, and of what. */
interface MetadataPlace {
  readonly place: MetadataKey["place"];
  /** A value is asked for, not a key. */
  readonly value: boolean;
}

export function metadataPlace({ path }: FieldSite): MetadataPlace | undefined {
  const match = /(?:^|\.)(label|annotation)s(\.\*)?$/.exec(path);
  if (match === null) return undefined;
  const place = match[1] === "label" ? "label" : "annotation";
  return { place, value: match[2] !== undefined };
}

/** Names that the operator looks at on this object; on generated objects what Kubernetes recommends. */
export function metadataKeyDrafts(request: CompletionRequest): readonly Draft[] {
  const { site, place, kind } = request;
  const where = metadataPlace(site)?.place ?? "label";
  const own = site.path.startsWith("metadata.") ? listMetadataKeys(kind, where) : [];
  const names = [...own.map(({ name }) => name), ...(where === "label" ? recommendedLabels : [])];
  return names
    .filter((name) => !place.present.has(name))
    .map((name, rank) => keyDraft(request, findMetadataKey(kind, where, name), { name, rank }));
}

export function metadataValueDrafts(request: CompletionRequest): readonly Draft[] {
  const { site, place, kind, context } = request;
  const known = findMetadataKey(kind, metadataPlace(site)?.place ?? "label", site.key);
  if (known === undefined || place.expects !== "node" || !site.path.startsWith("metadata.")) {
    return [];
  }
  return valuesOf(request, known).map((value, rank) => ({
    label: value,
    kind: "value",
    detail: "",
    body: escapeSnippet(quoteValue(value, place.typed)),
    rank,
    data: { source: "text", text: describeMetadataKey(kind, site.key, value, context) },
  }));
}

const recommendedLabels = ["name", "instance", "version", "component", "part-of", "managed-by"].map(
  (name) => `app.kubernetes.io/${name}`,
);

function keyDraft(
  request: CompletionRequest,
  known: MetadataKey | undefined,
  { name, rank }: { name: string; rank: number },
): Draft {
  const { kind, site } = request;
  const values = known === undefined ? [] : valuesOf(request, known);
  const choices = values.map((value) => quoteValue(value, ""));
  return {
    label: name,
    kind: "field",
    detail: known?.words.join(", ") ?? "",
    body: entryBody(request, name, choices),
    rank: isRisky(known) ? 500 + rank : rank,
    block: true,
    ...(known?.replacement === undefined ? {} : { deprecated: true }),
    data: { source: "value", kind, path: site.path, value: name },
  };
}

function isRisky(known: MetadataKey | undefined): boolean {
  return known?.dangerous === true || known?.replacement !== undefined;
}

/** Of fenced instances also the first by its name; of times the day that is known as today. */
function valuesOf(request: CompletionRequest, { name, grammar, words }: MetadataKey) {
  const { today } = request.context.settings;
  if (grammar === "time" && today !== undefined) return [`${today}T00:00:00Z`];
  if (name !== "cnpg.io/fencedInstances") return words;
  const [cluster] = textsAt(request.text, request.scan.root, ["metadata", "name"]);
  return cluster === undefined ? words : [...words, `["${cluster}-1"]`];
}

function quoteValue(value: string, typed: string): string {
  const style = /^["']/.exec(typed)?.[0] ?? (value.includes('"') ? "'" : "");
  return quoteString(value, style);
}
