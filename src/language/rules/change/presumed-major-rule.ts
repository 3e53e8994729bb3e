import { oldestUpgradeTarget } from "#admission/change/image-change-rules.ts";
import { postgresMajorOf } from "#language/document-facts.ts";
import type { LanguageContext } from "#language/context.ts";
import type { Finding } from "#language/finding.ts";
import { placePath } from "#language/rules/admission/place-path.ts";
import { oldPlace } from "#language/rules/change/old-place.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { Rule } from "#language/rules/rule.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import { nodeAtPath } from "#manifest/values.ts";

/**
 * What `validateImageChange` would refuse if the data has the major that the earlier manifest names. Only the
 * status of a stored object says so for certain; a manifest may never have been applied, so this is a warning.
 */
export const presumedMajorRule: Rule = {
  codes: ["image-change"],
  kinds: ["Cluster"],
  natures: ["object"],
  *check({ document, context, old }): Iterable<Finding> {
    if (old === undefined || hasStatus(old.placed.document)) return;
    const before = writtenMajor(old.placed.document, context);
    const after = writtenMajor(document, context);
    if (before === undefined || after === undefined) return;
    const variant = variantOf(before.number, after.number);
    if (variant === undefined) return;
    yield createFinding(context, {
      code: "image-change",
      variant,
      span: placePath(document, after.path).span,
      path: after.path,
      severity: "warning",
      values: { old: before.number, new: after.number, oldest: oldestUpgradeTarget },
      related: oldPlace(old, before.path),
    });
  },
};

function hasStatus({ root }: ManifestDocument): boolean {
  return nodeAtPath(root, ["status", "pgDataImageInfo"]) !== undefined;
}

/** A major that only the operator's default gives may have been another one when the object was stored. */
function writtenMajor(document: ManifestDocument, context: LanguageContext) {
  const { number, source } = postgresMajorOf(document, context);
  const path = source in places ? places[source as keyof typeof places] : undefined;
  return number === undefined || path === undefined ? undefined : { number, path };
}

const places = {
  imageName: ["spec", "imageName"],
  imageCatalogRef: ["spec", "imageCatalogRef", "major"],
} as const;

function variantOf(before: number, after: number): string | undefined {
  if (before > after) return "presumed-downgrade";
  return before < after && after < oldestUpgradeTarget ? "presumed-target" : undefined;
}
