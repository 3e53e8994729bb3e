import { findKind } from "#domain/cnpg/kinds.ts";
import type { CompletionItem } from "#language/answers.ts";
import type { LanguageContext } from "#language/context.ts";
import type { ManifestFile } from "#manifest/document.ts";
import { findSpot } from "./find-spot.ts";
import { escapeSnippet, quoteString } from "./quote.ts";
import { toItem } from "./request.ts";
import { findSite } from "./schema/field-site.ts";
import type { FieldSite } from "./schema/field-site.ts";
import type { Place } from "./text/place.ts";
import { textsAt } from "./text/texts-at.ts";
import { nameableKinds } from "./values/nameable-kinds.ts";

/** A live object by its name, and the context that it is in. */
export interface NamedObject {
  readonly name: string;
  readonly context: string;
}

/** A field under the cursor that holds the name of an object in the cluster. */
export interface NameField {
  /** What the name may belong to: `Cluster`, `Secret`, `StorageClass`, … */
  readonly kinds: readonly string[];
  /** Of the document; undefined where it names none. */
  readonly namespace: string | undefined;
  toItems(objects: readonly NamedObject[]): readonly CompletionItem[];
}

/** Undefined: the place wants something else than the name of an object. */
export function findNameField(
  file: ManifestFile,
  offset: number,
  context: LanguageContext,
): NameField | undefined {
  const spot = findSpot(file, offset);
  if (spot?.place.expects !== "node") return undefined;
  const { placed, place, scan } = spot;
  const written = (...path: string[]) => textsAt(placed.document.text, scan.root, path)[0];
  const kind = findKind(written("apiVersion"), written("kind"));
  if (kind === undefined) return undefined;
  const site = findSite(kind, context.operator, place.path);
  const kinds =
    site === undefined ? [] : nameableKinds(site, written("spec", "imageCatalogRef", "kind"));
  if (site === undefined || kinds.length === 0) return undefined;
  return {
    kinds,
    namespace: written("metadata", "namespace"),
    toItems: (objects) =>
      objects.map((each, rank) => nameItem(each, { site, place, base: placed.offset, rank })),
  };
}

/** After the names that the document itself knows, before examples. */
const firstRank = 50;

function nameItem(
  { name, context }: NamedObject,
  at: {
    readonly site: FieldSite;
    readonly place: Place;
    readonly base: number;
    readonly rank: number;
  },
): CompletionItem {
  const { site, place, base, rank } = at;
  const [quote] = /^["']/.exec(place.typed) ?? [];
  const text = quote === undefined ? quoteString(name) : quoteString(name, quote);
  const draft = {
    label: name,
    kind: "reference",
    detail: context,
    body: escapeSnippet(text),
    rank: firstRank + rank,
    data: { source: "value", kind: site.kind, path: site.path, value: name },
  } as const;
  return toItem(draft, place, base);
}
