import { findKind, kindTable } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import type { CompletionItem } from "#language/answers.ts";
import type { LanguageContext } from "#language/context.ts";
import { majorOfImage } from "#language/document-facts.ts";
import type { ManifestFile } from "#manifest/document.ts";
import { documentAt } from "#manifest/locate.ts";
import { itemDrafts, keyDrafts } from "./key-drafts.ts";
import { parameterKeyDrafts, parameterValueDrafts } from "./parameter-drafts.ts";
import { toItem } from "./request.ts";
import type { CompletionRequest, Draft } from "./request.ts";
import { findSite, itemSite } from "./schema/field-site.ts";
import { isMap } from "./schema/skeleton.ts";
import { starterDrafts } from "./starter-drafts.ts";
import { findPlace, startOfLine } from "./text/find-place.ts";
import { readIndentation } from "./text/indentation.ts";
import type { Place } from "./text/place.ts";
import { scanBlock } from "./text/scan-block.ts";
import type { BlockElement, BlockScan } from "./text/scan-block.ts";
import { plainText } from "./text/value-place.ts";
import { headerDrafts, valueDrafts } from "./value-drafts.ts";

/** What can be written at an absolute offset. Looks at the text of the document there and nothing else. */
export function completeAt(
  file: ManifestFile,
  offset: number,
  context: LanguageContext,
): readonly CompletionItem[] {
  const placed = documentAt(file, offset);
  if (placed === undefined) return [];
  const { text } = placed.document;
  const local = offset - placed.offset;
  const scan = scanBlock(text);
  const indentation = readIndentation(scan);
  const lineStart = startOfLine(text, local);
  const place = findPlace({ text, offset: local, lineStart, scan, indentation });
  if (place === undefined) return [];
  const drafts = findDrafts(place, { text, scan, context });
  return drafts.map((draft) => toItem(draft, place, placed.offset));
}

interface Page {
  readonly text: string;
  readonly scan: BlockScan;
  readonly context: LanguageContext;
}

function findDrafts(place: Place, page: Page): readonly Draft[] {
  const { text, scan, context } = page;
  const apiVersion = valueAt(text, scan.root, ["apiVersion"]);
  const kindName = valueAt(text, scan.root, ["kind"]);
  const [key] = place.path;
  const value = { kind: "kind", detail: "", rank: 0 } as const;
  if (place.path.length === 1 && place.expects === "node") {
    if (key === "kind") return headerDrafts("kind", apiVersion, value);
    if (key === "apiVersion") return headerDrafts("apiVersion", kindName, value);
  }
  const kind = kindOf(apiVersion, kindName);
  if (kind === undefined) {
    return place.path.length === 0 ? starterDrafts(scan, place, context) : [];
  }
  const site = findSite(kind, context.operator, place.path);
  if (site === undefined) return [];
  const { indentation } = { indentation: readIndentation(scan) };
  return siteDrafts({ context, kind, site, place, indentation, major: majorOf(page) });
}

function siteDrafts(request: CompletionRequest): readonly Draft[] {
  const { site, place, kind } = request;
  const parameters = kind === "Cluster" && site.path.startsWith("spec.postgresql.parameters");
  if (parameters && site.path.endsWith("parameters")) return parameterKeyDrafts(request);
  if (parameters) return parameterValueDrafts(request, String(place.path.at(-1)));
  if (site.node.type === "array") return listDrafts(request);
  return isMap(site.node) ? keyDrafts(request, site) : valuesOnly(request);
}

function listDrafts(request: CompletionRequest): readonly Draft[] {
  const item = itemSite(request.site);
  if (item === undefined || isMap(item.node)) return itemDrafts(request);
  const { place } = request;
  if (place.layout === "flow") return [];
  const indent = place.blockLead === "\n" ? " ".repeat(place.dashColumn) : "";
  return valueDrafts(request, item).map((draft) => ({
    ...draft,
    body: `${indent}- ${draft.body}`,
    block: true,
  }));
}

/** A scalar is not one more entry of anything. */
function valuesOnly(request: CompletionRequest): readonly Draft[] {
  return request.place.expects === "node" ? valueDrafts(request, request.site) : [];
}

function kindOf(apiVersion: string | undefined, name: string | undefined): CnpgKind | undefined {
  if (apiVersion !== undefined) return findKind(apiVersion, name);
  return kindTable.find(({ kind, authored }) => authored && kind === name && kind !== "Backup")
    ?.kind;
}

function majorOf({ text, scan, context }: Page): PostgresMajor | undefined {
  const image = valueAt(text, scan.root, ["spec", "imageName"]);
  const catalog = valueAt(text, scan.root, ["spec", "imageCatalogRef", "major"]);
  const written = catalog === undefined ? image && majorOfImage(image) : Number(catalog);
  const assumed = context.settings.postgres ?? majorOfImage(context.operator.defaultImage);
  const number = image === undefined && catalog === undefined ? assumed : written;
  return postgresMajors.find((major) => major === number);
}

/** A scalar of the document as its text has it. */
function valueAt(text: string, root: BlockElement, path: readonly string[]): string | undefined {
  let element: BlockElement | undefined = root;
  for (const name of path) element = element?.children.find((child) => child.name === name);
  return element?.value && plainText(text, element.value);
}
