import type { Fix, TextChange } from "#language/answers.ts";
import type { LanguageContext } from "#language/context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import type { Finding } from "#language/finding.ts";
import { draftFixes } from "#language/fixes/draft-fixes.ts";
import type { FixDraft } from "#language/fixes/draft.ts";
import { suppressionAt } from "#language/fixes/suppression-line.ts";
import type { Surroundings } from "#language/surroundings.ts";
import type { ManifestFile, PlacedDocument } from "#manifest/document.ts";
import { formatMessage } from "#texts/catalogue.ts";

/** What may be done about findings of a document, the best of each finding first. */
export function fixesFor(
  placed: PlacedDocument,
  findings: readonly Finding[],
  context: LanguageContext,
): readonly Fix[] {
  return findings.flatMap((finding) => {
    const drafts = draftFixes({ document: placed.document, finding, context });
    const fixes = drafts.map((draft, index) => toFix(placed, finding, { draft, index }, context));
    return [...fixes, suppressFix(placed, finding, context)];
  });
}

/** The safe changes of a file, in the order of the text and never over each other. */
export function fixAll(
  file: ManifestFile,
  context: LanguageContext,
  around: Surroundings = {},
): readonly TextChange[] {
  const changes = diagnoseFile(file, context, around)
    .flatMap(({ placed, findings }) => fixesFor(placed, findings, context))
    .filter(({ safe }) => safe)
    .map((fix) => fix.changes.toSorted((a, b) => a.start - b.start));
  const kept: TextChange[] = [];
  for (const group of changes)
    if (!group.some((change) => kept.some((other) => overlaps(change, other)))) kept.push(...group);
  return kept.sort((a, b) => a.start - b.start);
}

function toFix(
  placed: PlacedDocument,
  finding: Finding,
  { draft, index }: { draft: FixDraft; index: number },
  context: LanguageContext,
): Fix {
  return {
    title: formatMessage(context.texts, `fix.${draft.title}`, draft.values),
    changes: draft.changes.map((change) => placeChange(placed, change)),
    finding,
    preferred: index === 0,
    safe: draft.safe,
  };
}

function suppressFix(placed: PlacedDocument, finding: Finding, context: LanguageContext): Fix {
  return {
    title: formatMessage(context.texts, "fix.suppress", { code: finding.code }),
    changes: [placeChange(placed, suppressionAt(placed.document, finding))],
    finding,
    preferred: false,
    safe: false,
  };
}

/** In the file, with the line breaks of the document. */
function placeChange({ document, offset }: PlacedDocument, change: TextChange): TextChange {
  const lineBreak = document.text.includes("\r\n") ? "\r\n" : "\n";
  return {
    start: change.start + offset,
    end: change.end + offset,
    newText: change.newText.replace(/\r?\n/g, lineBreak),
  };
}

/** Two insertions at one place would depend on their order. */
function overlaps(a: TextChange, b: TextChange): boolean {
  return (a.start < b.end && b.start < a.end) || a.start === b.start;
}
