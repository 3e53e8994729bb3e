import { apiVersionOf, kindTable } from "#domain/cnpg/kinds.ts";
import { escapeSnippet, quoteString } from "./quote.ts";
import type { CompletionRequest, Draft } from "./request.ts";
import { exampleValue } from "./schema/example-values.ts";
import type { FieldSite } from "./schema/field-site.ts";
import { enumTexts } from "./schema/skeleton.ts";

/** Values of a scalar field: its words, its default, and what people write there. */
export function valueDrafts(request: CompletionRequest, site: FieldSite): Draft[] {
  const { typed, present } = request.place;
  const units =
    site.node.quantity === true || /\bsize$/.test(site.path) ? quantityUnits(typed) : [];
  const texts = units.length > 0 ? units : [...fixedTexts(site), ...suggestedTexts(request, site)];
  return [...new Set(texts)]
    .filter((text) => !present.has(text))
    .map((text, rank): Draft => {
      const label = text.replace(/^"(.*)"$/, "$1");
      const kind = units.length > 0 ? "unit" : "value";
      const data = { source: "value", kind: site.kind, path: site.path, value: label } as const;
      return { label, kind, detail: "", body: escapeSnippet(requote(text, typed)), rank, data };
    });
}

/** Kinds, narrowed by an `apiVersion` that is already there, and the other way round. */
export function headerDrafts(
  key: string,
  other: string | undefined,
  base: Omit<Draft, "label" | "body" | "data">,
): Draft[] {
  const kinds = kindTable.filter(({ authored }) => authored).map(({ kind }) => kind);
  const fits = kinds.filter(
    (kind) => other === undefined || other === (key === "kind" ? apiVersionOf(kind) : kind),
  );
  const labels = new Map(fits.map((kind) => [key === "kind" ? kind : apiVersionOf(kind), kind]));
  return [...labels].map(([label, kind], index) => ({
    ...base,
    label,
    body: label,
    rank: index,
    data: fieldDataOf(kind, key),
  }));
}

function fieldDataOf(kind: string, path: string) {
  return { source: "field", kind, path } as const;
}

function fixedTexts({ node }: FieldSite): readonly string[] {
  if (node.type === "boolean") return node.default === true ? ["false", "true"] : ["true", "false"];
  return enumTexts(node);
}

function suggestedTexts({ context, kind }: CompletionRequest, site: FieldSite): readonly string[] {
  const { node, path } = site;
  const texts = [...(suggestions[`${kind} ${path}`] ?? [])];
  if (`${kind} ${path}` === "Cluster spec.imageName")
    texts.push(...imageNames(context.operator.defaultImage));
  const example = exampleValue(kind, path);
  if (example !== undefined) texts.push(example);
  if (node.default !== undefined && node.default !== "" && typeof node.default !== "object")
    texts.push(String(node.default));
  return node.type === "string" ? texts.map((text) => quoteString(text)) : texts;
}

const suggestions: Readonly<Record<string, readonly string[]>> = {
  "ScheduledBackup spec.schedule": [
    "0 0 2 * * *",
    "0 0 2 * * 0",
    "0 0 * * * *",
    "@daily",
    "@weekly",
  ],
  "Cluster spec.storage.size": ["10Gi", "50Gi", "200Gi", "500Gi"],
  "Cluster spec.walStorage.size": ["5Gi", "20Gi", "50Gi"],
  "Cluster spec.postgresql.shared_preload_libraries": [
    "pg_cron",
    "timescaledb",
    "pg_partman_bgw",
    "pg_prewarm",
  ],
  "Cluster spec.postgresql.pg_hba": [
    "hostssl all all 0.0.0.0/0 scram-sha-256",
    "host all all 10.0.0.0/8 scram-sha-256",
    "hostssl all all all cert",
  ],
};

/** The known naming scheme of the operand images: the default's tag, then other majors and flavours. */
function imageNames(defaultImage: string): readonly string[] {
  const repository = defaultImage.slice(0, defaultImage.lastIndexOf(":"));
  const majors = [18, 17, 16, 15, 14];
  const flavours = ["standard", "minimal", "system"];
  return [
    defaultImage,
    ...majors.flatMap((major) =>
      flavours.map((flavour) => `${repository}:${major}-${flavour}-trixie`),
    ),
  ];
}

function quantityUnits(typed: string): readonly string[] {
  const digits = /^["']?(\d+(?:\.\d+)?)[KMGTi]{0,2}["']?$/.exec(typed)?.[1];
  return digits === undefined ? [] : ["Gi", "Mi", "Ti"].map((unit) => digits + unit);
}

function requote(text: string, typed: string): string {
  const plain = !text.startsWith('"');
  return plain && /^["']/.test(typed) ? quoteString(text, typed[0]) : text;
}
