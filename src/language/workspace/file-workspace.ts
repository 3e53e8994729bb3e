import { factsOfFile } from "#language/workspace/file-facts.ts";
import { WorkspaceIndex } from "#language/workspace/workspace-index.ts";
import type { WorkspaceView } from "#language/workspace/workspace-index.ts";
import type { ManifestFile } from "#manifest/document.ts";
import { memoize } from "#util/memoize.ts";

/** A file among the others of its workspace. The index knows the file as it is now. */
export interface FileWorkspace {
  readonly uri: string;
  readonly index: WorkspaceView;
}

/** A file of which no surroundings are known: its documents see each other. */
export const loneFile = memoize(createLoneFile);

function createLoneFile(file: ManifestFile): FileWorkspace {
  const index = new WorkspaceIndex();
  index.update("", factsOfFile("", file));
  return { uri: "", index };
}
