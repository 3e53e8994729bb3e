import { factsOfFile } from "#language/workspace/file-facts.ts";
import { WorkspaceIndex } from "#language/workspace/workspace-index.ts";
import type { WorkspaceView } from "#language/workspace/workspace-index.ts";
import type { ManifestFile } from "#manifest/document.ts";

/** A file among the others of its workspace. The index knows the file as it is now. */
export interface FileWorkspace {
  readonly uri: string;
  readonly index: WorkspaceView;
}

/** A file of which no surroundings are known: its documents see each other. */
export function loneFile(file: ManifestFile): FileWorkspace {
  const known = memory.get(file) ?? createLoneFile(file);
  memory.set(file, known);
  return known;
}

const memory = new WeakMap<ManifestFile, FileWorkspace>();

function createLoneFile(file: ManifestFile): FileWorkspace {
  const index = new WorkspaceIndex();
  index.update("", factsOfFile("", file));
  return { uri: "", index };
}
