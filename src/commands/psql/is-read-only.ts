import { escapeRegExp } from "#util/escape-reg-exp.ts";

/** Whether one of the patterns (`*` for anything) names the cluster: `prod-*`, or `*` `/shop/pg`. */
export function isReadOnly(
  patterns: readonly string[],
  place: { readonly context: string; readonly namespace: string; readonly name: string },
): boolean {
  const path = `${place.context}/${place.namespace}/${place.name}`;
  return patterns.some((pattern) => toRegExp(pattern).test(path));
}

function toRegExp(pattern: string): RegExp {
  return new RegExp(`^${pattern.split("*").map(escapeRegExp).join(".*")}$`);
}
