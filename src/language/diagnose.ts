import { findKind } from "#domain/cnpg/kinds.ts";
import { noBase } from "#language/change/old-object.ts";
import type { OldObject } from "#language/change/old-object.ts";
import type { LanguageContext } from "#language/context.ts";
import type { Finding } from "#language/finding.ts";
import { createFind } from "#language/rules/neighbour-rule.ts";
import type { RuleInput } from "#language/rules/rule.ts";
import { neighbourRules, rules } from "#language/rules/rules.ts";
import { runRules } from "#language/rules/run-rules.ts";
import { isUnreadable } from "#language/rules/syntax-rule.ts";
import { byPlace, settleFindings } from "#language/settle-findings.ts";
import type { Surroundings } from "#language/surroundings.ts";
import { noSuppressions, readSuppressions, unknownSuppressions } from "#language/suppressions.ts";
import { loneFile } from "#language/workspace/file-workspace.ts";
import type { FileWorkspace } from "#language/workspace/file-workspace.ts";
import type { ManifestDocument, ManifestFile, PlacedDocument } from "#manifest/document.ts";

/**
 * All findings that need no other document of the file, in the order of the text; remembered per document,
 * context and old version. Without an old version nothing is said about changes.
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
  if (old === undefined || old.placed.document.text === document.text) {
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
 * All findings of a document of a file: also those that its neighbours give rise to, and without
 * what the file's leading comment silences.
 */
export function diagnosePlaced(
  file: ManifestFile,
  placed: PlacedDocument,
  context: LanguageContext,
  { base = noBase, workspace = loneFile(file) }: Surroundings = {},
): readonly Finding[] {
  const own = diagnoseDocument(placed.document, context, base.oldOf(placed));
  const beside = diagnoseBeside(placed, workspace, context);
  const findings = beside.length === 0 ? own : [...own, ...beside].sort(byPlace);
  const { everywhere } = file.ours ? fileSuppressions(file) : noSuppressions;
  return everywhere.size === 0 ? findings : findings.filter(({ code }) => !everywhere.has(code));
}

/** The findings of a file's documents. */
export function diagnoseFile(
  file: ManifestFile,
  context: LanguageContext,
  around: Surroundings = {},
): readonly { readonly placed: PlacedDocument; readonly findings: readonly Finding[] }[] {
  return file.documents.map((placed) => ({
    placed,
    findings: diagnosePlaced(file, placed, context, around),
  }));
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
  if (!isJudged(document)) return [];
  const kind = kindOf(document);
  const found = runRules(rules, (earlier) => ({ ...asked, kind, found: earlier }));
  const unknown = unknownSuppressions(context, readSuppressions(document));
  return settleFindings(document, [...found, ...unknown], context);
}

/** Not remembered: what a neighbour says changes without the document. */
function diagnoseBeside(
  { document, index }: PlacedDocument,
  workspace: FileWorkspace,
  context: LanguageContext,
): readonly Finding[] {
  const self = workspace.index.file(workspace.uri)[index];
  if (self === undefined || !isJudged(document)) return [];
  const find = createFind(self, workspace);
  const asked = { document, context, kind: kindOf(document), self, workspace, find };
  const found = runRules(neighbourRules, (earlier) => ({ ...asked, found: earlier }));
  return found.length === 0 ? [] : settleFindings(document, found, context);
}

function isJudged(document: ManifestDocument): boolean {
  return document.ours && !isUnreadable({ document });
}

function kindOf(document: ManifestDocument): RuleInput["kind"] {
  return findKind(document.apiVersion, document.kind);
}
