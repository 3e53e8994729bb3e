/** The first thing that the operator dislikes about the `${podselector:…}` tokens of a pg_hba line. */
export type HbaSelectorProblem =
  | { readonly kind: "unknown-type"; readonly type: string }
  | { readonly kind: "not-found"; readonly name: string }
  | { readonly kind: "several" };

/** Judges a line by the names of the Pod selectors that there are (`hba.ValidateLine`). */
export function judgeHbaSelectors(
  line: string,
  known: ReadonlySet<string>,
): HbaSelectorProblem | undefined {
  const tokens = [...line.matchAll(/\$\{([^:]+):([^}]+)\}/g)];
  for (const [, type = "", name = ""] of tokens) {
    if (type !== "podselector") return { kind: "unknown-type", type };
    if (!known.has(name)) return { kind: "not-found", name };
  }
  return tokens.length > 1 ? { kind: "several" } : undefined;
}
