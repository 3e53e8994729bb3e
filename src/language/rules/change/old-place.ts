import type { OldObject } from "#language/change/old-object.ts";
import { placePath } from "#language/rules/admission/place-path.ts";
import type { Report } from "#language/rules/rule.ts";
import type { PathSegment } from "#manifest/values.ts";

/** The place in the earlier version that a change starts from. */
export function oldPlace(
  old: OldObject,
  path: readonly PathSegment[],
): NonNullable<Report["related"]> {
  return { span: placePath(old.placed.document, path).span, key: "admission.old", old };
}
