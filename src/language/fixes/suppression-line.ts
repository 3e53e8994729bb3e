import type { TextChange } from "#language/answers.ts";
import type { Finding } from "#language/finding.ts";
import { lineStartAt } from "#language/fixes/layout.ts";
import type { ManifestDocument } from "#manifest/document.ts";

/** The comment that silences a finding, on a line above it. */
export function suppressionAt({ text }: ManifestDocument, finding: Finding): TextChange {
  const start = lineStartAt(text, finding.start);
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? "";
  const newText = `${indent}# cnpg-lint-disable-next-line ${finding.code}\n`;
  return { start, end: start, newText };
}
