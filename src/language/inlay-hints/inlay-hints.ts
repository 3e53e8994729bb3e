import { findKind } from "#domain/cnpg/kinds.ts";
import type { LanguageContext } from "#language/context.ts";
import { durationHints } from "#language/inlay-hints/duration-hints.ts";
import type { HintChoice, HintSite, HintSource } from "#language/inlay-hints/hint-source.ts";
import type { HintText } from "#language/inlay-hints/hint-source.ts";
import { parameterHints, quantityHints } from "#language/inlay-hints/parameter-hints.ts";
import { scheduleHints } from "#language/inlay-hints/schedule-hints.ts";
import type { ManifestFile, PlacedDocument } from "#manifest/document.ts";
import type { Span, YamlNode, YamlPair, YamlScalar } from "#manifest/nodes.ts";
import { keyOf } from "#manifest/values.ts";

/** A word beside a value. */
export interface InlayHint extends HintText {
  /** Where it stands; absolute in the file. */
  readonly at: number;
}

/** What hints depend on besides the text. */
export interface HintRequest {
  readonly context: LanguageContext;
  readonly show: HintChoice;
  /** What "next" is counted from. */
  readonly now: Date;
}

/** All sources; the first that has something to say about a value says it. */
const sources: readonly HintSource[] = [
  scheduleHints,
  parameterHints,
  quantityHints,
  durationHints,
];

/** The hints in a part of a file; documents outside of it are not read. */
export function inlayHintsIn(
  file: ManifestFile,
  span: Span,
  request: HintRequest,
): readonly InlayHint[] {
  const wanted = sources.filter(({ group }) => request.show[group]);
  if (wanted.length === 0) return [];
  return file.documents
    .filter(({ offset, document }) => touches(span, offset, offset + document.text.length))
    .flatMap((placed) => hintsOf(placed, span, { ...request, wanted }));
}

type Wanted = HintRequest & { readonly wanted: readonly HintSource[] };

function hintsOf(placed: PlacedDocument, span: Span, request: Wanted): readonly InlayHint[] {
  const { document, offset } = placed;
  const kind = document.ours ? findKind(document.apiVersion, document.kind) : undefined;
  if (kind === undefined || document.root === undefined) return [];
  const { context, now, wanted } = request;
  const inside = { start: span.start - offset, end: span.end - offset };
  const hints: InlayHint[] = [];
  for (const value of valuesIn(document.root, inside, "", 0)) {
    const site: HintSite = { ...value, document, kind, context, now };
    const text = firstOf(wanted, site);
    if (text !== undefined) hints.push({ ...text, at: value.scalar.end + offset });
  }
  return hints;
}

function firstOf(wanted: readonly HintSource[], site: HintSite): HintText | undefined {
  for (const source of wanted) {
    const text = source.describe(site);
    if (text !== undefined) return text;
  }
  return undefined;
}

interface Value {
  readonly path: string;
  readonly key: string;
  readonly scalar: YamlScalar;
}

const deepest = 40;

/** The scalars on one line that stand in the span, as they are written: aliases are not followed. */
function* valuesIn(node: YamlNode, span: Span, path: string, depth: number): Iterable<Value> {
  if (depth > deepest || !touches(span, node.start, node.end)) return;
  if (node.kind === "list") {
    for (const item of node.items) yield* valuesIn(item, span, path, depth + 1);
  }
  if (node.kind === "map") {
    for (const pair of node.pairs) yield* valuesOf(pair, span, path, depth);
  }
}

function* valuesOf(pair: YamlPair, span: Span, path: string, depth: number): Iterable<Value> {
  const { value } = pair;
  const key = keyOf(pair);
  const at = path === "" ? key : `${path}.${key}`;
  if (value.kind !== "scalar") yield* valuesIn(value, span, at, depth + 1);
  else if (touches(span, value.start, value.end) && isShort(value)) {
    yield { path: at, key, scalar: value };
  }
}

function isShort({ style, text }: YamlScalar): boolean {
  return style !== "literal" && style !== "folded" && text !== "" && text.length < 80;
}

function touches(span: Span, start: number, end: number): boolean {
  return start <= span.end && end >= span.start;
}
