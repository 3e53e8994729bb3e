import type { FileBase } from "#language/change/old-object.ts";
import type { FileWorkspace } from "#language/workspace/file-workspace.ts";

/** What an answer about a file depends on beside the file; what is left out is not known. */
export interface Surroundings {
  /** What changes are measured against. */
  readonly base?: FileBase | undefined;
  /** Knows the file as it is now. */
  readonly workspace?: FileWorkspace | undefined;
}
