import type { LanguageContext } from "#language/context.ts";
import type { Finding } from "#language/finding.ts";
import { isAboutPlaceholder } from "#language/rules/filled-in-later.ts";
import { softenWithoutWebhook } from "#language/rules/skipped-webhook.ts";
import { isSuppressed, readSuppressions } from "#language/suppressions.ts";
import type { ManifestDocument } from "#manifest/document.ts";

/** What is left of a document's findings after comments and settings, in the order of the text. */
export function settleFindings(
  document: ManifestDocument,
  found: readonly Finding[],
  context: LanguageContext,
): readonly Finding[] {
  const suppressions = readSuppressions(document);
  const kept = softenWithoutWebhook(document, found)
    .filter((finding) => !isAboutPlaceholder(document, finding))
    .filter((finding) => !isSuppressed(document, suppressions, finding));
  return withoutRepeats(kept.flatMap((finding) => applySettings(finding, context))).sort(byPlace);
}

/** In the order of the text. */
export function byPlace(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1);
}

function applySettings(finding: Finding, { settings }: LanguageContext): readonly Finding[] {
  const severity = settings.rules[finding.code];
  if (severity === undefined) return [finding];
  return severity === "off" ? [] : [{ ...finding, severity }];
}

/** An anchor's content is judged once for each place that uses it. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, start, end, message }) => {
    const key = `${code} ${start} ${end} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
