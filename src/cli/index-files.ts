import { lstatSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { readTextFile } from "#cli/read-text.ts";
import { factsOfText, mentionsUs } from "#language/workspace/file-facts.ts";
import { WorkspaceIndex } from "#language/workspace/workspace-index.ts";
import type { WorkspaceView } from "#language/workspace/workspace-index.ts";

/** What the checked files say about each other. A single file knows as much by itself. */
export async function indexFiles(paths: readonly string[]): Promise<WorkspaceView | undefined> {
  if (paths.length < 2) return undefined;
  const index = new WorkspaceIndex();
  for (const path of paths) {
    if (isLink(path)) continue;
    const read = await readTextFile(path);
    // What cannot be read is told when it is checked.
    if (read.kind !== "text" || !mentionsUs(read.text)) continue;
    const uri = uriOf(path);
    index.update(uri, factsOfText(uri, read.text));
  }
  return index;
}

/** A second name for a file is no second object. */
function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

export function uriOf(path: string): string {
  return pathToFileURL(resolve(path)).href;
}
