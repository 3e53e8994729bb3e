import type { OperatorVersion } from "#domain/cnpg/versions.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import type { Severity } from "#language/finding.ts";
import type { Catalogue } from "#texts/catalogue.ts";

/** What a person or a workspace file may set; everything has an answer without it. */
export interface LintSettings {
  /** `1.30` (its newest known patch) or `1.30.0`; undefined: the newest known. */
  readonly operatorVersion?: string | undefined;
  /** Assumed for Clusters whose manifest does not say. */
  readonly postgres?: PostgresMajor | undefined;
  readonly rules: Readonly<Record<string, Severity | "off">>;
  /** Another extension already reports plain YAML syntax. */
  readonly omitYamlSyntax?: boolean | undefined;
  /** `2026-11-24`: what "out of support" is measured by; without it only what ended long ago is. */
  readonly today?: string | undefined;
}

export const defaultSettings: LintSettings = { rules: {} };

/** What every answer about a document depends on, besides the document itself. */
export interface LanguageContext {
  readonly settings: LintSettings;
  readonly operator: OperatorVersion;
  /** The version was set on purpose, so what only newer patches accept is an error. */
  readonly operatorChosen: boolean;
  readonly texts: Catalogue;
  /** Told of a rule that failed; the other rules' findings are given all the same. */
  readonly onRuleFailure?: ((error: unknown) => void) | undefined;
}
