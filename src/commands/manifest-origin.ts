/** Where in the workspace the command was asked for: a document of a file. */
export interface ManifestOrigin {
  readonly uri: string;
  readonly offset: number;
}
