/**
 * The placeholders in the value of an extension's variable that the operator does not know; it knows
 * `${image_root}`. An even number of dollar signs before the brace makes plain text of it.
 */
export function findUnknownPlaceholders(value: string): readonly string[] {
  return [...value.matchAll(/(\$+)\{([^}]+)\}/g)].flatMap(([, dollars = "", name = ""]) =>
    dollars.length % 2 === 1 && name !== "image_root" ? [`\${${name}}`] : [],
  );
}
