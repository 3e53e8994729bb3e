import { placeField } from "#commands/manifest/place-field.ts";
import type { ManifestProblem } from "#commands/editor-source.ts";
import type { KubeError } from "#kube/kube-error.ts";
import type { PlacedDocument } from "#manifest/document.ts";

/** What the server objects to, at the places that it names; one without a place at the head of the document. */
export function problemsOf(placed: PlacedDocument, error: KubeError): readonly ManifestProblem[] {
  const named = error.causes.filter(({ field }) => field !== "");
  if (named.length > 0) {
    return named.map(({ field, message }) => ({
      ...placeField(placed, field),
      message: `${field}: ${message}`,
    }));
  }
  return [{ ...placeField(placed, fieldIn(error.message)), message: error.message }];
}

/** Decoding errors name the field in their text alone: `.spec.storag: field not declared in schema`. */
function fieldIn(message: string): string {
  return /(?:field |: )"?\.?((?:metadata|spec)\.[\w.[\]-]*\w)/.exec(message)?.[1] ?? "kind";
}
