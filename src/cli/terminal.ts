/** What the linter reads and writes; the process in earnest, values in tests. */
export interface Terminal {
  readonly workingDirectory: string;
  /** Escape sequences are understood and wanted. */
  readonly colours: boolean;
  readonly version: string;
  print(text: string): void;
  complain(text: string): void;
  /** At most `limit` bytes and one. */
  readInput(limit: number): Promise<Uint8Array>;
}
