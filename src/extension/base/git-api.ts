import type { Event, Uri } from "vscode";

/** What VS Code's own Git extension exports, as far as it is used here. */
export interface GitExports {
  /** Throws while Git is switched off (`git.enabled`) or not installed. */
  getAPI(version: 1): GitApi;
  readonly onDidChangeEnablement: Event<boolean>;
}

export interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: Event<GitRepository>;
  readonly onDidCloseRepository: Event<GitRepository>;
  getRepository(uri: Uri): GitRepository | null;
  /** Opens the file as it is in a revision. */
  toGitUri(uri: Uri, revision: string): Uri;
}

export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly workingTreeChanges: readonly GitChange[];
    readonly indexChanges: readonly GitChange[];
    readonly mergeChanges: readonly GitChange[];
    readonly onDidChange: Event<void>;
  };
  /** The text of a file in a revision; rejects where it is not in there. */
  show(revision: string, path: string): Promise<string>;
  /** Rejects for a revision that is not there; undefined where nothing is common. */
  getMergeBase(one: string, other: string): Promise<string | undefined>;
  /** What differs between a revision and the working tree. */
  diffWith(revision: string): Promise<readonly GitChange[]>;
}

export interface GitChange {
  /** Where the file was. */
  readonly originalUri: Uri;
}
