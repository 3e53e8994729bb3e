import type { TextChange } from "#language/answers.ts";
import type { LanguageContext } from "#language/context.ts";
import type { Finding, MessageArguments } from "#language/finding.ts";
import type { ManifestDocument } from "#manifest/document.ts";

/** A change of one document; offsets are relative to it, lines end with `\n`. */
export interface FixDraft {
  /** Message key below `fix.`. */
  readonly title: string;
  readonly values?: MessageArguments;
  readonly changes: readonly TextChange[];
  readonly safe: boolean;
}

export interface FixInput {
  readonly document: ManifestDocument;
  readonly finding: Finding;
  readonly context: LanguageContext;
}

/** What may be done about a finding of one code, the best first. */
export type FixMaker = (input: FixInput) => readonly FixDraft[];

export function draft(
  title: string,
  change: TextChange | undefined,
  options: { readonly safe?: boolean; readonly values?: MessageArguments } = {},
): readonly FixDraft[] {
  if (change === undefined) return [];
  const { safe = false, values = {} } = options;
  return [{ title, changes: [change], safe, values }];
}

export function textData(finding: Finding, key: string): string | undefined {
  const value = finding.data?.[key];
  return typeof value === "string" ? value : undefined;
}

export function listData(finding: Finding, key: string): readonly string[] {
  const value = finding.data?.[key];
  return Array.isArray(value)
    ? (value as unknown[]).filter((item) => typeof item === "string")
    : [];
}
