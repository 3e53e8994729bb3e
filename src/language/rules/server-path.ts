import type { PathSegment } from "#manifest/values.ts";

/**
 * A path as the API server and the operator print it: keys are joined by dots whatever they hold. An empty
 * first step puts a dot in front.
 */
export function formatServerPath(path: readonly PathSegment[]): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join("");
}
