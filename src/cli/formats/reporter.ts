import type { LintedFile } from "#cli/lint-text.ts";

/** Turns results into text, piece by piece, so that a long run shows early what it found. */
export interface Reporter {
  start(): string;
  file(result: LintedFile): string;
  end(summary: Summary): string;
}

export interface Summary {
  /** Files with CloudNativePG in them. */
  readonly files: number;
  readonly filesWithFindings: number;
  readonly errors: number;
  readonly warnings: number;
  /** Information and hints. */
  readonly notes: number;
  /** Paths that could not be read. */
  readonly unreadable: readonly UnreadablePath[];
}

export interface UnreadablePath {
  readonly path: string;
  readonly why: string;
}

export interface ReporterChoices {
  readonly colours: boolean;
  readonly quiet: boolean;
  readonly version: string;
  readonly workingDirectory: string;
}
