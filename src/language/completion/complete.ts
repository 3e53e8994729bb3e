import { findKind, kindTable } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import type { CompletionItem } from "#language/answers.ts";
import type { LanguageContext } from "#language/context.ts";
import { majorOfImage } from "#domain/cnpg/images.ts";
import { noNames } from "#language/workspace/known-names.ts";
import type { KnownNames } from "#language/workspace/known-names.ts";
import type { ManifestFile } from "#manifest/document.ts";
import { findSpot } from "./find-spot.ts";
import { headerDrafts, headerKeyDrafts, isHeaderOnly } from "./header-drafts.ts";
import { toItem } from "./request.ts";
import type { CompletionRequest, Draft } from "./request.ts";
import { findSite } from "./schema/field-site.ts";
import { siteDrafts } from "./site-drafts.ts";
import { starterDrafts } from "./starter-drafts.ts";
import type { Place } from "./text/place.ts";
import { textsAt } from "./text/texts-at.ts";

/**
 * What can be written at an absolute offset. Looks at the text of the document there and nothing else.
 * @param names from outside of the document
 */
export function completeAt(
  file: ManifestFile,
  offset: number,
  context: LanguageContext,
  names: KnownNames = noNames,
): readonly CompletionItem[] {
  const spot = findSpot(file, offset);
  if (spot === undefined) return [];
  const { placed, place, scan, indentation } = spot;
  const { text } = placed.document;
  const namesOf = (kind: string) => names.of(kind, placed.index);
  const page = { text, scan, context, indentation, offset: spot.offset, namesOf };
  const drafts = findDrafts(place, page);
  return drafts.map((draft) => toItem(draft, place, placed.offset));
}

type Page = Omit<CompletionRequest, "kind" | "site" | "place" | "major">;

function findDrafts(place: Place, page: Page): readonly Draft[] {
  const apiVersion = valueAt(page, ["apiVersion"]);
  const kindName = valueAt(page, ["kind"]);
  const header = headerKeyAt(place);
  if (header === "kind") return headerDrafts("kind", apiVersion);
  if (header === "apiVersion") return headerDrafts("apiVersion", kindName);
  const kind = kindOf(apiVersion, kindName) ?? metadataKind(place, apiVersion, kindName);
  if (kind === undefined) return headDrafts(place, page, apiVersion ?? "");
  const site = findSite(kind, page.context.operator, place.path);
  return site === undefined ? [] : siteDrafts({ ...page, kind, site, place, major: majorOf(page) });
}

function headerKeyAt({ path, expects }: Place): unknown {
  return path.length === 1 && expects === "node" ? path[0] : undefined;
}

/** The root of a document that does not say yet what it is. */
function headDrafts(place: Place, page: Page, apiVersion: string): readonly Draft[] {
  if (place.path.length > 0 || !isHeaderOnly(page.scan, apiVersion)) return [];
  return [...headerKeyDrafts(place, apiVersion), ...starterDrafts(page.scan, place, page.context)];
}

/** A kind without an `apiVersion` is taken for CloudNativePG's while somebody is writing it. */
function kindOf(apiVersion: string | undefined, name: string | undefined): CnpgKind | undefined {
  if (apiVersion !== undefined) return findKind(apiVersion, name);
  return kindTable.find(({ kind, authored }) => authored && kind === name)?.kind;
}

/** Metadata can be written before the kind; only the group has to be known. */
function metadataKind(
  { path }: Place,
  apiVersion: string | undefined,
  name: string | undefined,
): CnpgKind | undefined {
  if (path[0] !== "metadata" || (name ?? "") !== "") return undefined;
  return kindTable.find(({ group, version }) => `${group}/${version}` === apiVersion)?.kind;
}

function majorOf(page: Page): PostgresMajor | undefined {
  const image = valueAt(page, ["spec", "imageName"]);
  const catalog = valueAt(page, ["spec", "imageCatalogRef", "major"]);
  const { settings, operator } = page.context;
  const written = catalog === undefined ? image && majorOfImage(image) : Number(catalog);
  const assumed = settings.postgres ?? majorOfImage(operator.defaultImage);
  const number = image === undefined && catalog === undefined ? assumed : written;
  return postgresMajors.find((major) => major === number);
}

function valueAt({ text, scan }: Page, path: readonly string[]): string | undefined {
  return textsAt(text, scan.root, path)[0];
}
