import { listOperandImages, operandRepository, parseImageReference } from "#domain/cnpg/images.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import type { CompletionRequest } from "#language/completion/request.ts";
import type { FieldSite } from "#language/completion/schema/field-site.ts";
import { textsAt } from "#language/completion/text/texts-at.ts";

/** Operand images by the official scheme, in the repository that is already typed; the default first. */
export function imageNames(request: CompletionRequest, site: FieldSite): readonly string[] {
  const { context, place } = request;
  if (`${site.kind} ${site.path}` === "Cluster spec.imageName") {
    return inRepository([context.operator.defaultImage, ...listOperandImages()], place.typed);
  }
  if (!`${site.kind} ${site.path}`.endsWith("Catalog spec.images.image")) return [];
  const [major] = textsAt(request.text, request.scan.root, [...place.path.slice(0, -1), "major"]);
  const known = postgresMajors.find((candidate) => String(candidate) === major);
  return inRepository(listOperandImages(known), place.typed);
}

/** A mirror keeps the tags. */
function inRepository(images: readonly string[], typed: string): readonly string[] {
  const { repository, tagged } = parseImageReference(typed.replace(/^["']|["':]+$/g, ""));
  const mirror = repository.includes("/") && (tagged || /:["']?$/.test(typed));
  return mirror && repository !== operandRepository
    ? images.map((image) => `${repository}:${parseImageReference(image).tag}`)
    : images;
}
