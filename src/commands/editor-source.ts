/** The manifest that a person has before them. */
export interface EditorSource {
  /** The text in the active editor; undefined where it is no YAML. */
  active(): ActiveManifest | undefined;
  /** What the server says of a manifest, in place of what it said before. */
  report(uri: string, problems: readonly ManifestProblem[]): void;
}

export interface ActiveManifest {
  readonly uri: string;
  readonly text: string;
  /** Offsets; equal where nothing is selected. */
  readonly selection: { readonly start: number; readonly end: number };
}

export interface ManifestProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}
