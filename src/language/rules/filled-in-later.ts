import type { Finding } from "#language/finding.ts";
import type { FindingCode } from "#language/rules/codes.ts";
import type { ManifestDocument } from "#manifest/document.ts";

/**
 * Another tool (envsubst, Flux, a CI job) writes a value here before anything is applied: `${SIZE}`,
 * `${SIZE:-10Gi}`, `$(SIZE)`. What the operator itself fills in (`${podselector:…}` in pg_hba,
 * `${image_root}` in extension paths) is not meant.
 */
export function isFilledInLater(text: string): boolean {
  return text.includes("$") && substitution.test(text);
}

/** True for what is said about the present text of a value that will be another one. */
export function isAboutPlaceholder({ text }: ManifestDocument, finding: Finding): boolean {
  const { code, start, end } = finding;
  return judgeText.has(code) && isFilledInLater(text.slice(start, end));
}

const substitution =
  /\$\{(?!podselector:|image_root\})[A-Za-z_]\w*(?:[^\w{}][^{}]*)?\}|\$\([A-Za-z_]\w*\)/;

/** The codes that judge a scalar by its text; their range is that scalar. */
const judgeText: ReadonlySet<string> = new Set<FindingCode>([
  "unknown-kind",
  "unknown-api-version",
  "unknown-field",
  "wrong-type",
  "value-not-allowed",
  "pattern-mismatch",
  "number-out-of-range",
  "wrong-text-length",
  "invalid-quantity",
  "invalid-duration",
  "invalid-timestamp",
  "invalid-name",
  "storage-size-invalid",
  "invalid-schedule",
  "cron-five-fields",
  "invalid-hba-rule",
  "pooler-parameter-not-allowed",
  "invalid-parameter-name",
  "operator-unreadable-size",
  "operator-unreadable-boolean",
  "unknown-parameter",
  "invalid-parameter-value",
  "library-parameter-ignored",
  "parameter-rounds-to-zero",
]);
