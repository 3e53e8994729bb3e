import type { CompletionRequest } from "./request.ts";
import { renderScalar } from "./schema/skeleton.ts";
import { spaces } from "./text/place.ts";

/** `name: value` of a free-form map, with the values to choose from as YAML text. */
export function entryBody(
  { place }: CompletionRequest,
  name: string,
  choices: readonly string[],
): string {
  if (place.colon) return name;
  const indent = place.blockLead === "\n" ? spaces(place.keyColumn) : "";
  return `${indent}${name}: ${renderScalar([...new Set(choices)], { next: 1 })}`;
}
