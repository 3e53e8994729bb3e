import type { LanguageContext } from "#language/context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import type { Finding, RefusedBy, Severity } from "#language/finding.ts";
import { rulePage } from "#language/rule-page.ts";
import type { PlacedDocument } from "#manifest/document.ts";
import type { Span } from "#manifest/nodes.ts";
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
  /** As `spec.tablespaces[0].name`. */
  readonly path: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly refusedBy: RefusedBy;
  readonly url: string;
}

export interface RelatedNote {
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

/** Checks one text. @param file how it is called in the output */
export function lintText(file: string, text: string, context: LanguageContext): LintedFile {
  if (!text.includes(".cnpg.io/")) {
    return { file, ours: false, findings: [] };
  }
  const manifest = readManifest(text, undefined, file);
  if (!manifest.ours) {
    return { file, ours: false, findings: [] };
  }
  const findings = diagnoseFile(manifest, context).flatMap(({ placed, findings }) =>
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
      path: finding.path,
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      refusedBy: finding.refusedBy,
      url: rulePage(finding.code),
    },
    excerpt: lineAround(text, placed.offset + finding.start),
    related: (finding.related ?? []).map((place: Span & { message: string }) => ({
      ...placeOf(place.start, placed, text),
      message: place.message,
    })),
  };
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
