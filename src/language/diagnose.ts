import { findKind } from "#domain/cnpg/kinds.ts";
import { noBase } from "#language/change/old-object.ts";
import type { FileBase, OldObject } from "#language/change/old-object.ts";
import type { LanguageContext } from "#language/context.ts";
import type { Finding } from "#language/finding.ts";
import { readSuppressions } from "#language/suppressions.ts";
import { isSuppressed, noSuppressions, unknownSuppressions } from "#language/suppressions.ts";
import { isAboutPlaceholder } from "#language/rules/filled-in-later.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { rules } from "#language/rules/rules.ts";
import { softenWithoutWebhook } from "#language/rules/skipped-webhook.ts";
import { isUnreadable } from "#language/rules/syntax-rule.ts";
import type { ManifestDocument, ManifestFile, PlacedDocument } from "#manifest/document.ts";

/**
 * All findings of a document in the order of the text; remembered per document, context and old version.
 * Without an old version nothing is said about changes.
 */
export function diagnoseDocument(
  document: ManifestDocument,
  context: LanguageContext,
  old?: OldObject,
): readonly Finding[] {
  const known = memory.get(context) ?? new WeakMap<ManifestDocument, Answers>();
  memory.set(context, known);
  const answers = known.get(document) ?? {};
  known.set(document, answers);
  if (old === undefined) {
    answers.alone ??= diagnose({ document, context });
    return answers.alone;
  }
  if (answers.compared?.with !== old.placed.document) {
    const findings = diagnose({ document, context, old });
    answers.compared = { with: old.placed.document, findings };
  }
  return answers.compared.findings;
}

/**
 * The findings of a file's documents, with what its leading comment silences left out.
 * @param base what changes are measured against
 */
export function diagnoseFile(
  file: ManifestFile,
  context: LanguageContext,
  base: FileBase = noBase,
): readonly { readonly placed: PlacedDocument; readonly findings: readonly Finding[] }[] {
  const { everywhere } = file.ours ? fileSuppressions(file) : noSuppressions;
  return file.documents.map((placed) => {
    const findings = diagnoseDocument(placed.document, context, base.oldOf(placed));
    return {
      placed,
      findings:
        everywhere.size === 0 ? findings : findings.filter(({ code }) => !everywhere.has(code)),
    };
  });
}

/** What is remembered of a document: one answer by itself, and one beside the latest old version. */
interface Answers {
  alone?: readonly Finding[];
  compared?: { readonly with: ManifestDocument; readonly findings: readonly Finding[] };
}

const memory = new WeakMap<LanguageContext, WeakMap<ManifestDocument, Answers>>();

/** Comments before the first `---` speak for the whole file. */
function fileSuppressions(file: ManifestFile) {
  const first = file.documents[0]?.document;
  const commentsOnly = first !== undefined && !first.ours && first.root === undefined;
  return commentsOnly ? readSuppressions(first) : noSuppressions;
}

function diagnose(asked: Omit<RuleInput, "kind" | "found">): readonly Finding[] {
  const { document, context } = asked;
  if (!document.ours || isUnreadable({ document })) return [];
  const kind = findKind(document.apiVersion, document.kind);
  const found: Finding[] = [];
  for (const rule of rules) {
    if (applies(rule, document, kind)) found.push(...runRule(rule, { ...asked, kind, found }));
  }
  const suppressions = readSuppressions(document);
  const judged = softenWithoutWebhook(document, found);
  const all = [...judged, ...unknownSuppressions(context, suppressions)]
    .filter((finding) => !isAboutPlaceholder(document, finding))
    .filter((finding) => !isSuppressed(document, suppressions, finding));
  return withoutRepeats(all.flatMap((finding) => applySettings(finding, context))).sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1),
  );
}

function applies(rule: Rule, document: ManifestDocument, kind: RuleInput["kind"]): boolean {
  if (!rule.natures.includes(document.nature)) return false;
  return rule.kinds === "any" || (kind !== undefined && rule.kinds.includes(kind));
}

/** A rule that fails must not take the others with it. */
function runRule(rule: Rule, input: RuleInput): readonly Finding[] {
  try {
    return [...rule.check(input)];
  } catch (error) {
    input.context.onRuleFailure?.(error);
    return [];
  }
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
