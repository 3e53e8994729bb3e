import { createBase } from "#language/change/create-base.ts";
import { createContext } from "#language/create-context.ts";
import type { LintSettings } from "#language/context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import type { Finding } from "#language/finding.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { english } from "#texts/en/english.ts";

const marker = /^\s*#(<?\s*)(\^+) ([a-z-]+)$/;

/**
 * Takes the `# ^^^ code` lines out of a fixture. Carets stand under what is found in the line above
 * them; `#<^^^` begins at the first column.
 */
export function readFixture(fixture: string): { text: string; expected: string[] } {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of fixture.split("\n")) {
    const match = marker.exec(line);
    if (match === null) lines.push(line);
    else {
      const [, lead = "", carets = "", code = ""] = match;
      const end = line.indexOf("^") + carets.length;
      const start = lead.startsWith("<") ? 0 : line.indexOf("^");
      expected.push(`${lines.length}:${start}-${end} ${code}`);
    }
  }
  return { text: lines.join("\n"), expected };
}

/** All findings of a text as `line:start-end code`, in the order of the text. */
export function findingsOf(text: string, settings: Partial<LintSettings> = {}): string[] {
  const { context } = createContext({ rules: {}, ...settings }, english);
  const file = readManifest(text);
  return diagnoseFile(file, context).flatMap(({ placed, findings }) =>
    findings.map(({ start, end, code }) => {
      const from = start + placed.offset;
      const lineStart = text.lastIndexOf("\n", from - 1) + 1;
      const line = text.slice(0, lineStart).split("\n").length;
      return `${line}:${from - lineStart}-${end + placed.offset - lineStart} ${code}`;
    }),
  );
}

/** All findings of a text, in the order of the text. */
export function messagesOf(text: string, settings: Partial<LintSettings> = {}): Finding[] {
  const { context } = createContext({ rules: {}, ...settings }, english);
  return diagnoseFile(readManifest(text), context).flatMap(({ findings }) => findings);
}

/** All findings of a text that takes the place of an older one. */
export function changeMessagesOf(
  before: string,
  after: string,
  settings: Partial<LintSettings> = {},
): Finding[] {
  const { context } = createContext({ rules: {}, ...settings }, english);
  const text = { name: "old.yaml", uri: "file:///old.yaml" };
  const old = { path: "a.yaml", text, manifest: readManifest(before) };
  const now = readManifest(after);
  const base = createBase([old], () => now).of("a.yaml", now);
  return diagnoseFile(now, context, { base }).flatMap(({ findings }) => findings);
}

export function codesIn(text: string, settings: Partial<LintSettings> = {}): string[] {
  return messagesOf(text, settings).map(({ code }) => code);
}
