import type { FileBase } from "#language/change/old-object.ts";
import type { LanguageContext } from "#language/context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import type { Finding, RefusedBy, RelatedPlace, Severity } from "#language/finding.ts";
import { rulePage } from "#language/rule-page.ts";
import type { FileWorkspace } from "#language/workspace/file-workspace.ts";
import type { ManifestFile, PlacedDocument } from "#manifest/document.ts";
import { readManifest } from "#manifest/read-manifest.ts";

/** One finding as JSON gives it; lines, columns (UTF-16 units) and documents count from 1. */
export interface LintFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly document: number;
  readonly kind: string | null;
  readonly name: string | null;
  /** As `spec.tablespaces[0].name`; of what a server refuses, the path as that server prints it. */
  readonly path: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly refusedBy: RefusedBy;
  readonly url: string;
}

export interface RelatedNote {
  /** In another text, such as an earlier version: what it is called, and its file. */
  readonly elsewhere?: { readonly name: string; readonly uri: string };
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A finding with what the text format shows of its surroundings. */
export interface LocatedFinding {
  readonly finding: LintFinding;
  /** The first line that it stands on. */
  readonly excerpt: string;
  readonly related: readonly RelatedNote[];
}

export interface LintedFile {
  readonly file: string;
  /** Holds at least one document of CloudNativePG. */
  readonly ours: boolean;
  readonly findings: readonly LocatedFinding[];
}

/** Gives the earlier versions of the objects of a file that was read. */
export type BaseLookup = (manifest: ManifestFile) => FileBase;

/** What is known beside a text. */
export interface LintSurroundings {
  /** What changes are measured against. */
  readonly base?: BaseLookup | undefined;
  readonly workspace?: FileWorkspace | undefined;
}

/**
 * Checks one text.
 * @param file how it is called in the output
 */
export function lintText(
  file: string,
  text: string,
  context: LanguageContext,
  { base, workspace }: LintSurroundings = {},
): LintedFile {
  if (!text.includes(".cnpg.io/")) {
    return { file, ours: false, findings: [] };
  }
  const manifest = readManifest(text, undefined, file);
  if (!manifest.ours) {
    return { file, ours: false, findings: [] };
  }
  const around = { base: base?.(manifest), workspace };
  const findings = diagnoseFile(manifest, context, around).flatMap(({ placed, findings }) =>
    findings.map((finding) => locate(finding, placed, manifest.text, file)),
  );
  return { file, ours: true, findings };
}

function locate(
  finding: Finding,
  placed: PlacedDocument,
  text: string,
  file: string,
): LocatedFinding {
  const from = placeOf(finding.start, placed, text);
  const to = placeOf(finding.end, placed, text);
  const { document } = placed;
  return {
    finding: {
      file,
      ...from,
      endLine: to.line,
      endColumn: to.column,
      document: placed.index + 1,
      kind: document.kind ?? null,
      name: document.name ?? null,
      path: finding.named ?? finding.path,
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      refusedBy: finding.refusedBy,
      url: rulePage(finding.code),
    },
    excerpt: lineAround(text, placed.offset + finding.start),
    related: (finding.related ?? []).map((place) => noteOf(place, placed, text)),
  };
}

function noteOf(place: RelatedPlace, placed: PlacedDocument, text: string): RelatedNote {
  const { message, elsewhere } = place;
  if (elsewhere === undefined) return { ...placeOf(place.start, placed, text), message };
  const { name, uri, from } = elsewhere;
  return { elsewhere: { name, uri }, line: from.line + 1, column: from.column + 1, message };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** From an offset in the document; a document's first line may begin behind `---`. */
function placeOf(offset: number, placed: PlacedDocument, text: string): Place {
  const { lineStarts } = placed.document;
  const line = lastAtMost(lineStarts, offset);
  const absolute = placed.offset + offset;
  const start = line === 0 ? startOfLine(text, absolute) : placed.offset + (lineStarts[line] ?? 0);
  return { line: placed.line + line + 1, column: absolute - start + 1 };
}

function lastAtMost(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function lineAround(text: string, offset: number): string {
  const end = text.indexOf("\n", offset);
  return text.slice(startOfLine(text, offset), end < 0 ? text.length : end).replace(/\r$/, "");
}
