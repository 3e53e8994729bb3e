import { hbaDrafts } from "./values/hba-drafts.ts";
import { itemDrafts, keyDrafts } from "./key-drafts.ts";
import { metadataKeyDrafts, metadataPlace, metadataValueDrafts } from "./metadata-drafts.ts";
import { parameterKeyDrafts, parameterValueDrafts } from "./parameter-drafts.ts";
import { pgbouncerKeyDrafts, pgbouncerValueDrafts } from "./pgbouncer-drafts.ts";
import type { CompletionRequest, Draft } from "./request.ts";
import { itemSite } from "./schema/field-site.ts";
import { isMap } from "./schema/skeleton.ts";
import { spaces } from "./text/place.ts";
import { valueDrafts } from "./value-drafts.ts";

/** What fits a place whose schema is known: from a source of its own, else from the schema. */
export function siteDrafts(request: CompletionRequest): readonly Draft[] {
  const { site, kind } = request;
  const own = sources[`${kind} ${site.path}`];
  if (own !== undefined) return own(request);
  const metadata = metadataPlace(site);
  if (metadata !== undefined) {
    return metadata.value ? metadataValueDrafts(request) : metadataKeyDrafts(request);
  }
  if (site.node.type === "array") return listDrafts(request);
  return isMap(site.node) ? keyDrafts(request, site) : scalarDrafts(request);
}

const sources: Readonly<Record<string, (request: CompletionRequest) => readonly Draft[]>> = {
  "Cluster spec.postgresql.parameters": parameterKeyDrafts,
  "Cluster spec.postgresql.parameters.*": parameterValueDrafts,
  "Pooler spec.pgbouncer.parameters": pgbouncerKeyDrafts,
  "Pooler spec.pgbouncer.parameters.*": pgbouncerValueDrafts,
};

function listDrafts(request: CompletionRequest): readonly Draft[] {
  const item = itemSite(request.site);
  if (item === undefined || isMap(item.node)) return itemDrafts(request);
  const { place } = request;
  if (place.layout === "flow") return [];
  const indent = place.blockLead === "\n" ? spaces(place.dashColumn) : "";
  return scalarDrafts({
    ...request,
    site: item,
    place: { ...place, expects: "node", typed: "" },
  }).map((draft) => ({ ...draft, body: `${indent}- ${draft.body}`, block: true }));
}

/** A scalar is not one more entry of anything, and has no second word but in a pg_hba line. */
function scalarDrafts(request: CompletionRequest): readonly Draft[] {
  const { place, site } = request;
  if (place.expects !== "node") return [];
  if (site.path.endsWith(".pg_hba")) return hbaDrafts(request);
  return /\s$/.test(place.typed) ? [] : valueDrafts(request, site);
}
