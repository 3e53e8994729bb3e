import * as vscode from "vscode";
import type { WorkspaceFile } from "#commands/services.ts";

/** More files than this are no folder of manifests. */
const mostFiles = 5000;
/** Larger files are dumps, not manifests. */
const mostBytes = 1_000_000;
/** Files that are read at the same time. */
const batch = 50;

/** The YAML files of the workspace; what is open counts as it stands in the editor. */
export async function readWorkspaceManifests(
  signal?: AbortSignal,
): Promise<readonly WorkspaceFile[]> {
  const found = await vscode.workspace.findFiles(
    "**/*.{yaml,yml}",
    "**/node_modules/**",
    mostFiles,
  );
  const open = new Map(
    vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]),
  );
  const files: WorkspaceFile[] = [];
  for (let start = 0; start < found.length; start += batch) {
    if (signal?.aborted === true) break;
    const read = found.slice(start, start + batch).map(async (uri) => {
      const text = open.get(uri.toString())?.getText() ?? (await readText(uri));
      if (text === undefined) return [];
      return [{ uri: uri.toString(), path: vscode.workspace.asRelativePath(uri), text }];
    });
    files.push(...(await Promise.all(read)).flat());
  }
  return files;
}

/** One file; undefined where it cannot be read. */
export async function readWorkspaceManifest(address: string): Promise<WorkspaceFile | undefined> {
  const uri = vscode.Uri.parse(address, true);
  const open = vscode.workspace.textDocuments.find(({ uri: each }) => each.toString() === address);
  const text = open?.getText() ?? (await readText(uri));
  return text === undefined
    ? undefined
    : { uri: address, path: vscode.workspace.asRelativePath(uri), text };
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return bytes.length > mostBytes ? undefined : new TextDecoder().decode(bytes);
  } catch {
    // Deleted meanwhile, or not readable: the search goes on without it.
    return undefined;
  }
}
