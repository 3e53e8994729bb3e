import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { CompletionRequest } from "#language/completion/request.ts";
import { tableKey } from "#language/completion/schema/field-site.ts";
import type { FieldSite } from "#language/completion/schema/field-site.ts";
import { textsAt } from "#language/completion/text/texts-at.ts";
import type { KnownName } from "#language/workspace/known-names.ts";
import { referenceFields } from "#language/workspace/reference-fields.ts";
import type { ReferenceField } from "#language/workspace/reference-fields.ts";

const fields = new Map<string, ReferenceField>(
  Object.entries(referenceFields).flatMap(([kind, all]) =>
    all.map((field) => [`${kind} ${field.path.filter((key) => key !== "*").join(".")}`, field]),
  ),
);

/** The objects that a field may name. */
export function objectNames(request: CompletionRequest, site: FieldSite): readonly KnownName[] {
  const field = fields.get(tableKey(site));
  return field === undefined ? [] : targetsOf(request, field).flatMap(request.namesOf);
}

/** Several kinds may be meant until the field beside the name says which. */
function targetsOf(
  { text, scan }: CompletionRequest,
  { path, targets }: ReferenceField,
): readonly CnpgKind[] {
  if (targets.length === 1) return targets;
  const [written] = textsAt(text, scan.root, [...path.slice(0, -1), "kind"]);
  const meant = targets.filter((kind) => kind === written);
  return meant.length === 0 ? targets : meant;
}
