import {
  CodeActionKind,
  CompletionItemKind,
  CompletionItemTag,
  DiagnosticSeverity,
  DiagnosticTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  SymbolKind,
} from "vscode-languageserver";
import type {
  CodeAction,
  CompletionItem as LspCompletionItem,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover as LspHover,
  InlayHint as LspInlayHint,
  Location,
  MarkupContent,
  Range,
  SelectionRange,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import type {
  CompletionItem,
  CompletionKind,
  Fix,
  Hover,
  OutlineEntry,
  TextChange,
} from "#language/answers.ts";
import type { Finding, OtherPlace, Severity } from "#language/finding.ts";
import type { InlayHint } from "#language/inlay-hints/inlay-hints.ts";
import type { LintConfigProblem } from "#language/lint-config.ts";
import { rulePage } from "#language/rule-page.ts";
import type { PlacedDocument } from "#manifest/document.ts";
import type { Span } from "#manifest/nodes.ts";
import type { ClientAbilities } from "#server/client-abilities.ts";
import type { OpenFile } from "#server/open-file.ts";
import type { Session } from "#server/session.ts";
import { plainSnippet } from "#server/plain-snippet.ts";

/** The only place where LSP's types meet ours. */
type Positions = OpenFile["positions"];

export const diagnosticSource = "cnpg";
export const fixAllKind = `${CodeActionKind.SourceFixAll}.cnpg`;

export function toRange(positions: Positions, { start, end }: Span): Range {
  return { start: positions.positionAt(start), end: positions.positionAt(end) };
}

export function toSpan(positions: Positions, range: Range): Span {
  return { start: positions.offsetAt(range.start), end: positions.offsetAt(range.end) };
}

export function toDiagnostic(file: OpenFile, placed: PlacedDocument, finding: Finding): Diagnostic {
  const rangeOf = ({ start, end }: Span): Range =>
    toRange(file.positions, { start: placed.offset + start, end: placed.offset + end });
  const diagnostic: Diagnostic = {
    range: rangeOf(finding),
    severity: severities[finding.severity],
    code: finding.code,
    codeDescription: { href: rulePage(finding.code) },
    source: diagnosticSource,
    message: finding.message,
  };
  if (finding.tag !== undefined) {
    diagnostic.tags = [tags[finding.tag]];
  }
  if (finding.related !== undefined && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map((place) => ({
      location: otherLocation(place.elsewhere) ?? { uri: file.uri, range: rangeOf(place) },
      message: place.message,
    }));
  }
  if (finding.data !== undefined || finding.refusedBy !== null) {
    diagnostic.data = { ...finding.data, refusedBy: finding.refusedBy, path: finding.path };
  }
  return diagnostic;
}

export function toSpanRange({ from, to }: Pick<OtherPlace, "from" | "to">): Range {
  const start = { line: from.line, character: from.column };
  return { start, end: { line: to.line, character: to.column } };
}

export function toLocation(place: Pick<OtherPlace, "uri" | "from" | "to">): Location {
  return { uri: place.uri, range: toSpanRange(place) };
}

function otherLocation(place: OtherPlace | undefined): Location | undefined {
  return place && toLocation(place);
}

export function toProblemDiagnostic(positions: Positions, problem: LintConfigProblem): Diagnostic {
  return {
    range: toRange(positions, problem),
    severity: DiagnosticSeverity.Warning,
    source: diagnosticSource,
    message: problem.message,
  };
}

export function toMarkup(markdown: string, client: ClientAbilities): MarkupContent {
  return { kind: client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: markdown };
}

export function toHover(positions: Positions, hover: Hover, client: ClientAbilities): LspHover {
  return { contents: toMarkup(hover.markdown, client), range: toRange(positions, hover) };
}

export function toInlayHint(
  positions: Positions,
  { at, label, tooltip }: InlayHint,
  client: ClientAbilities,
): LspInlayHint {
  return {
    position: positions.positionAt(at),
    label,
    paddingLeft: true,
    ...(tooltip === undefined ? {} : { tooltip: toMarkup(tooltip, client) }),
  };
}

/** @param contextId under which resolving finds the settings again */
export function toCompletionItem(
  positions: Positions,
  item: CompletionItem,
  client: ClientAbilities,
  contextId: number,
): LspCompletionItem {
  const { label, detail, sortText, filterText } = item;
  return {
    label,
    kind: completionKinds[item.kind],
    detail,
    sortText,
    ...(filterText === undefined ? {} : { filterText }),
    ...(item.preselect === true ? { preselect: true } : {}),
    ...(item.deprecated === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
    insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: {
      range: toRange(positions, item.replace),
      newText: client.snippets ? item.insertText : plainSnippet(item.insertText),
    },
    data: { context: contextId, about: item.data },
  };
}

export function toQuickFix(
  file: OpenFile,
  placed: PlacedDocument,
  fix: Fix,
  client: ClientAbilities,
): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(file, placed, fix.finding)],
    isPreferred: fix.preferred,
    edit: toWorkspaceEdit(file, fix.changes, client),
  };
}

export function toWorkspaceEdit(
  file: OpenFile,
  changes: readonly TextChange[],
  client: ClientAbilities,
): WorkspaceEdit {
  const edits: TextEdit[] = changes.map((change) => ({
    range: toRange(file.positions, change),
    newText: change.newText,
  }));
  if (!client.versionedEdits) {
    return { changes: { [file.uri]: edits } };
  }
  return {
    documentChanges: [{ textDocument: { uri: file.uri, version: file.version }, edits }],
  };
}

/** Changes in any number of files; the version of those that are open. */
export function toRenameEdit(
  edits: readonly {
    readonly place: Pick<OtherPlace, "uri" | "from" | "to">;
    readonly newText: string;
  }[],
  { client, files }: Pick<Session, "client" | "files">,
): WorkspaceEdit {
  const byUri = new Map<string, TextEdit[]>();
  for (const { place, newText } of edits) {
    const known = byUri.get(place.uri) ?? [];
    byUri.set(place.uri, [...known, { range: toSpanRange(place), newText }]);
  }
  if (!client.versionedEdits) return { changes: Object.fromEntries(byUri) };
  const documentChanges = [...byUri].map(([uri, edits]) => ({
    textDocument: { uri, version: files.get(uri)?.version ?? null },
    edits,
  }));
  return { documentChanges };
}

export function toDocumentSymbol(positions: Positions, entry: OutlineEntry): DocumentSymbol {
  return {
    // VS Code refuses the whole outline for one empty name.
    name: entry.name.trim() === "" ? "(…)" : entry.name,
    detail: entry.detail,
    kind: symbolKinds[entry.kind],
    range: toRange(positions, entry),
    selectionRange: toRange(positions, within(entry.selection, entry)),
    children: entry.children.map((child) => toDocumentSymbol(positions, child)),
  };
}

export function toFoldingRange(lines: { startLine: number; endLine: number }): FoldingRange {
  return { startLine: lines.startLine, endLine: lines.endLine };
}

/** @param spans from the innermost out */
export function toSelectionRange(
  positions: Positions,
  spans: readonly Span[],
): SelectionRange | undefined {
  return spans.reduceRight<SelectionRange | undefined>((parent, span) => {
    const range = toRange(positions, span);
    return parent === undefined ? { range } : { range, parent };
  }, undefined);
}

function within(inner: Span, outer: Span): Span {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return { start, end: Math.min(Math.max(inner.end, start), outer.end) };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<"deprecated" | "unnecessary", DiagnosticTag>> = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
};

const completionKinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  section: CompletionItemKind.Module,
  list: CompletionItemKind.Enum,
  parameter: CompletionItemKind.Variable,
  value: CompletionItemKind.Value,
  kind: CompletionItemKind.Class,
  snippet: CompletionItemKind.Snippet,
  unit: CompletionItemKind.Unit,
  reference: CompletionItemKind.Reference,
};

const symbolKinds: Readonly<Record<OutlineEntry["kind"], SymbolKind>> = {
  document: SymbolKind.Class,
  section: SymbolKind.Object,
  list: SymbolKind.Array,
  value: SymbolKind.Property,
};
