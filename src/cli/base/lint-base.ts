import type { BaseLookup } from "#cli/lint-text.ts";

/** What the linter measures changes against. */
export interface LintBase {
  /** @param path as named on the command line or found below it */
  of(path: string): BaseLookup;
}
