import type { TextChange } from "#language/answers.ts";
import type { Finding, MessageArguments } from "#language/finding.ts";
import { removeEntry } from "#language/fixes/remove-entry.ts";
import type { FindingCode } from "#language/rules/codes.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import { nodeAt } from "#manifest/locate.ts";

/** A change of one document; offsets are relative to it. */
export interface FixDraft {
  /** Message key below `fix.`. */
  readonly title: string;
  readonly values?: MessageArguments;
  readonly changes: readonly TextChange[];
  readonly safe: boolean;
}

/** What may be done about a finding, the best first; empty where only a person can tell. */
export function draftFixes(document: ManifestDocument, finding: Finding): readonly FixDraft[] {
  const maker = makers[finding.code as FindingCode];
  return maker === undefined ? [] : maker(document, finding);
}

type Maker = (document: ManifestDocument, finding: Finding) => readonly FixDraft[];

const makers: { readonly [Code in FindingCode]?: Maker } = {
  "wrong-type": fixType,
  "unknown-field": renameKey,
  "unknown-parameter": (document, finding) => [
    ...renameKey(document, finding),
    ...removeParameter(document, finding, false),
  ],
  "parameter-not-in-major": (document, finding) => [
    ...renameKey(document, finding),
    ...removeParameter(document, finding, false),
  ],
  "old-parameter-name": renameKey,
  "pooler-parameter-not-allowed": renameKey,
  "fixed-parameter": (document, finding) => removeParameter(document, finding, true),
  "managed-parameter": (document, finding) => removeParameter(document, finding, true),
  "invalid-parameter-value": spellUnit,
  "operator-unreadable-size": spellUnit,
  "invalid-quantity": spellQuantity,
  "storage-size-invalid": spellQuantity,
  "cron-five-fields": (document, finding) => replaceText(document, finding, "schedule"),
  "invalid-schedule": (document, finding) => replaceText(document, finding, "schedule"),
  "unknown-kind": (document, finding) => replaceText(document, finding, "replace"),
  "unknown-api-version": (document, finding) => replaceText(document, finding, "replace"),
};

function textData(finding: Finding, key: string): string | undefined {
  const value = finding.data?.[key];
  return typeof value === "string" ? value : undefined;
}

function fixType(document: ManifestDocument, finding: Finding): readonly FixDraft[] {
  const { start, end } = finding;
  const text = document.text.slice(start, end);
  switch (textData(finding, "fix")) {
    case "quote":
      return [draft("quote", { start, end, newText: JSON.stringify(text) }, true)];
    case "unquote":
      return [draft("unquote", { start, end, newText: text.slice(1, -1) }, true)];
    case "list":
      return [draft("list", { start, end, newText: `[${text}]` }, false)];
    case "size":
      return [draft("size", { start, end, newText: sizeBlock(document.text, start, text) }, true)];
    default:
      return [];
  }
}

/** A block below the key; inside braces there is no room for one. */
function sizeBlock(text: string, start: number, value: string): string {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const indent = /^[ \t]*(?:- +)*/.exec(line)?.[0].replaceAll("-", " ") ?? "";
  return /[{[]/.test(line) ? `{ size: ${value} }` : `\n${indent}  size: ${value}`;
}

function renameKey(_document: ManifestDocument, finding: Finding): readonly FixDraft[] {
  const { start, end } = finding;
  const name = textData(finding, "rename");
  const others = finding.data?.["others"];
  const names = [name, ...(Array.isArray(others) ? (others as unknown[]) : [])];
  return names.flatMap((candidate) =>
    typeof candidate === "string"
      ? {
          ...draft("rename", { start, end, newText: candidate }, false),
          values: { name: candidate },
        }
      : [],
  );
}

function removeParameter(
  document: ManifestDocument,
  finding: Finding,
  safe: boolean,
): readonly FixDraft[] {
  const place = nodeAt(document, finding.start);
  const change = place && removeEntry(document, place.path);
  const values = { name: String(place?.path.at(-1) ?? "") };
  return change === undefined ? [] : [{ ...draft("remove", change, safe), values }];
}

const unitSpelling: Readonly<Record<string, string>> = {
  k: "kB",
  kb: "kB",
  ki: "kB",
  kib: "kB",
  m: "MB",
  mb: "MB",
  mi: "MB",
  mib: "MB",
  g: "GB",
  gb: "GB",
  gi: "GB",
  gib: "GB",
  t: "TB",
  tb: "TB",
  ti: "TB",
  tib: "TB",
};
const timeSpelling: Readonly<Record<string, string>> = {
  sec: "s",
  secs: "s",
  second: "s",
  seconds: "s",
  minute: "min",
  minutes: "min",
  mins: "min",
  hour: "h",
  hours: "h",
  hr: "h",
  day: "d",
  days: "d",
  msec: "ms",
};
const amount = /^\s*([+-]?[0-9.]+)\s*([A-Za-z]+)\s*$/;

function spellUnit(document: ManifestDocument, finding: Finding): readonly FixDraft[] {
  const reason = textData(finding, "reason");
  if (reason !== undefined && reason !== "unknown-unit") return [];
  const [, number = "", unit = ""] = amount.exec(textData(finding, "text") ?? "") ?? [];
  const lower = unit.toLowerCase();
  const right = unitSpelling[lower] ?? timeSpelling[lower];
  return right === undefined ? [] : replaceScalar(document, finding, number + right);
}

function spellQuantity(document: ManifestDocument, finding: Finding): readonly FixDraft[] {
  const [, number = "", unit = ""] = amount.exec(textData(finding, "text") ?? "") ?? [];
  const letter = unitSpelling[unit.toLowerCase()]?.charAt(0).toUpperCase();
  return letter === undefined ? [] : replaceScalar(document, finding, `${number}${letter}i`);
}

function replaceScalar(
  document: ManifestDocument,
  finding: Finding,
  value: string,
): readonly FixDraft[] {
  const { start, end } = finding;
  const quote = /^["']/.exec(document.text.slice(start, end))?.[0] ?? "";
  const change = { start, end, newText: `${quote}${value}${quote}` };
  return [{ ...draft("write", change, true), values: { value } }];
}

function replaceText(
  document: ManifestDocument,
  finding: Finding,
  title: string,
): readonly FixDraft[] {
  const value = textData(finding, "replace");
  if (value === undefined) return [];
  const quote = /^["']/.exec(document.text.slice(finding.start, finding.end))?.[0] ?? "";
  const newText = title === "schedule" ? JSON.stringify(value) : `${quote}${value}${quote}`;
  const { start, end } = finding;
  return [{ ...draft(title, { start, end, newText }, false), values: { value } }];
}

function draft(title: string, change: TextChange, safe: boolean): FixDraft {
  return { title, changes: [change], safe };
}
