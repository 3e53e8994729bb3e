import { apiVersionOf, kindTable } from "#domain/cnpg/kinds.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";
import type { Draft } from "./request.ts";
import { findSite } from "./schema/field-site.ts";
import { renderInline, skeletonOf } from "./schema/skeleton.ts";
import type { Place } from "./text/place.ts";
import type { BlockScan } from "./text/scan-block.ts";

/** Whole objects for a document with nothing in it but the word that is being typed. */
export function starterDrafts(scan: BlockScan, place: Place, context: LanguageContext): Draft[] {
  if (place.colon || place.present.size > 0 || scan.elements.length > 1) return [];
  return kindTable
    .filter(({ authored }) => authored)
    .flatMap(({ kind }, rank): Draft[] => {
      const site = findSite(kind, context.operator, []);
      if (site === undefined) return [];
      const skeleton = skeletonOf(site, true);
      const entries = skeleton.type === "map" ? skeleton.entries.slice(2) : [];
      const rest = renderInline({ type: "map", entries }, 0, { step: 2, dash: 2 }, { next: 1 });
      const body = `apiVersion: ${apiVersionOf(kind)}\nkind: ${kind}\n${rest}\n`;
      const detail = formatMessage(context.texts, "completion.starter");
      return [
        {
          label: kind,
          kind: "snippet",
          detail,
          body,
          rank: 10 + rank,
          block: true,
          data: { source: "field", kind, path: "kind" },
        },
      ];
    });
}
