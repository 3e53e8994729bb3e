import type { LintConfig } from "#language/lint-config.ts";

/** What the place where the server runs can do; a browser worker has no file system. */
export interface ServerHost {
  /** The nearest `.cnpg-lint.yaml` above a file. */
  findWorkspaceFile(uri: string): WorkspaceFile | undefined;
  /** The texts below a folder that mention CloudNativePG, without what is hidden or too large. */
  findManifests(folderUri: string): AsyncIterable<HostText>;
  /** One of them; undefined where there is none (any more). */
  readManifest(uri: string): Promise<string | undefined>;
  /** Something changed on disk: read again. */
  forgetWorkspaceFiles(): void;
}

export interface HostText {
  readonly uri: string;
  readonly text: string;
}

export interface WorkspaceFile {
  readonly uri: string;
  readonly config: LintConfig;
  /** Its ignore patterns leave out the file that was asked about. */
  readonly ignored: boolean;
}

/** A place without files: only the editor's settings count. */
export const hostWithoutFiles: ServerHost = {
  findWorkspaceFile: () => undefined,
  findManifests: () => noTexts(),
  readManifest: async () => undefined,
  forgetWorkspaceFiles: () => {},
};

async function* noTexts(): AsyncIterable<HostText> {}
