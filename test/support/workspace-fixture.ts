import { createContext } from "#language/create-context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import type { Finding } from "#language/finding.ts";
import { factsOfFile, factsOfText } from "#language/workspace/file-facts.ts";
import { WorkspaceIndex } from "#language/workspace/workspace-index.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { english } from "#texts/en/english.ts";

/** Several texts in one: each begins at a line `#-- path/name.yaml`. */
export function readFiles(fixture: string): Map<string, string> {
  const [, ...parts] = fixture.split(/^#-- (\S+)\n/m);
  const files = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 2)
    files.set(uriOf(parts[at] ?? ""), parts[at + 1] ?? "");
  return files;
}

export function uriOf(name: string): string {
  return `file:///w/${name}`;
}

export function indexOf(files: ReadonlyMap<string, string>): WorkspaceIndex {
  const index = new WorkspaceIndex();
  for (const [uri, text] of files) index.update(uri, factsOfText(uri, text));
  return index;
}

/** All findings of a workspace as `name:line code`, each file judged as if it were open. */
export function workspaceFindings(fixture: string): string[] {
  const files = readFiles(fixture);
  return [...files.keys()].flatMap((uri) =>
    findingsIn(files, uri).map(
      ({ finding, line }) => `${uri.slice(uriOf("").length)}:${line} ${finding.code}`,
    ),
  );
}

export function findingsIn(
  files: ReadonlyMap<string, string>,
  uri: string,
): { finding: Finding; line: number }[] {
  const { context } = createContext({ rules: {} }, english);
  const index = indexOf(files);
  const manifest = readManifest(files.get(uri) ?? "", undefined, uri);
  index.update(uri, factsOfFile(uri, manifest));
  return diagnoseFile(manifest, context, { workspace: { uri, index } }).flatMap(
    ({ placed, findings }) =>
      findings.map((finding) => {
        const upTo = manifest.text.slice(0, placed.offset + finding.start);
        return { finding, line: upTo.split("\n").length };
      }),
  );
}
