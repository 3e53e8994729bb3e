import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { LanguageContext } from "#language/context.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import type { YamlScalar } from "#manifest/nodes.ts";

/** What can be turned off by itself. */
export const hintGroups = ["schedules", "parameters", "durations"] as const;
export type HintGroup = (typeof hintGroups)[number];
export type HintChoice = Readonly<Record<HintGroup, boolean>>;

/** A value that may want a word beside it. */
export interface HintSite {
  readonly document: ManifestDocument;
  readonly kind: CnpgKind;
  /** As `spec.tablespaces.storage.size`: lists without an index. */
  readonly path: string;
  readonly key: string;
  readonly scalar: YamlScalar;
  readonly context: LanguageContext;
  readonly now: Date;
}

export interface HintText {
  readonly label: string;
  /** Markdown. */
  readonly tooltip?: string;
}

/** Says what a value amounts to; undefined for all other values, and where there is nothing to add. */
export interface HintSource {
  readonly group: HintGroup;
  describe(site: HintSite): HintText | undefined;
}
