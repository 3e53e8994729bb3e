import { parseImageReference } from "#domain/cnpg/images.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { adviceRule, atValue } from "#language/rules/advice/advice-rule.ts";
import { nodesAt } from "#language/rules/advice/nodes-at.ts";
import type { Rule } from "#language/rules/rule.ts";

/** An image whose tag stands for another one tomorrow. */
export const floatingImageRule: Rule = adviceRule({
  code: "floating-image",
  kinds: ["Cluster", "ImageCatalog", "ClusterImageCatalog", "Pooler"],
  inParts: true,
  *judge(input) {
    const patterns = places[input.kind ?? "Cluster"] ?? [];
    for (const { node, path } of patterns.flatMap((at) => nodesAt(input.document.root, at))) {
      const text = node.kind === "scalar" && node.type === "string" ? node.text.trim() : "";
      const variant = floatOf(text);
      if (variant === undefined) continue;
      yield* atValue(input, path, { variant, values: { tag: parseImageReference(text).tag } });
    }
  },
});

const places: { readonly [Kind in CnpgKind]?: readonly (readonly string[])[] } = {
  Cluster: [
    ["spec", "imageName"],
    ["spec", "postgresql", "extensions", "*", "image", "reference"],
  ],
  ImageCatalog: [
    ["spec", "images", "*", "image"],
    ["spec", "images", "*", "extensions", "*", "image", "reference"],
  ],
  ClusterImageCatalog: [
    ["spec", "images", "*", "image"],
    ["spec", "images", "*", "extensions", "*", "image", "reference"],
  ],
  Pooler: [
    ["spec", "pgbouncer", "image"],
    ["spec", "template", "spec", "containers", "*", "image"],
  ],
};

/** Words that registries move from release to release. */
const movingWords = /^(?:latest|edge|stable|main|master|nightly)$/;

/** A major with a variant behind it; a date or a commit there names one build. */
const majorOnly = /^\d{1,2}(?:-[a-z]+)*$/;

function floatOf(text: string): "latest" | "major" | undefined {
  if (!/^[\w.:/@-]+$/.test(text)) return undefined;
  const { tag, digest } = parseImageReference(text);
  if (digest !== undefined) return undefined;
  if (movingWords.test(tag)) return "latest";
  return majorOnly.test(tag) ? "major" : undefined;
}
