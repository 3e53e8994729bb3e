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
export const knownDifferences: readonly KnownDifference[] = [
  {
    name: "no kind",
    reason:
      "a text that names our API group but no kind yet is being typed, or is a file for another tool",
    applies: ({ refused, refusals }) =>
      refused?.stage === "kind" && refused.kind?.endsWith("/") === true && refusals.length === 0,
  },
  {
    name: "template",
    reason: "with {{ in it a text is taken for a template, which only rendering makes YAML",
    applies: ({ text, refused, refusals }) =>
      refused !== undefined && refusals.length === 0 && text.includes("{{"),
  },
  {
    name: "validUntil: []",
    reason:
      "the API server's check of date-time lets any list through; no operator can use such an object",
    applies: ({ refused, refusals }) =>
      refused === undefined &&
      refusals.every(({ code, path }) => code === "wrong-type" && path === "spec.validUntil"),
  },
  {
    name: "NaN under a key that is written twice",
    reason: "the later value replaces it; the key twice is a mistake of its own",
    applies: ({ text, refused, refusals }) =>
      refused === undefined &&
      /: *[-+]?\.(nan|inf)\b/i.test(text) &&
      refusals.every(({ code }) => code === "yaml-syntax"),
  },
  {
    name: "question mark before a key in braces",
    reason:
      "kubectl's reader takes `{?name: a}` for an explicit key, against YAML; nobody means it",
    applies: ({ text, refused, refusals }) =>
      refused === undefined &&
      /[{[,] *\?\w/.test(text) &&
      refusals.every(({ code }) => code === "unknown-field" || code === "missing-field"),
  },
];
