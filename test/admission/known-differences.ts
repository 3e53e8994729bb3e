import type { Finding } from "#language/finding.ts";
import type { Answer } from "#test/admission/ask-oracle.ts";

interface Difference {
  readonly text: string;
  readonly refused: Answer | undefined;
  readonly refusals: readonly Finding[];
}

/** Where we differ on purpose, or where the difference is not worth its price. */
export interface KnownDifference {
  readonly name: string;
  readonly reason: string;
  readonly applies: (difference: Difference) => boolean;
}

/** Remove an entry and run the test: it must fail, or the entry is out of date. */
export const knownDifferences: readonly KnownDifference[] = [];
