interface ParameterText {
  readonly parameters: readonly string[];
  /** What the text says beside them. */
  readonly rest: string | undefined;
}

/**
 * The parameters of a statement out of a detail (`Parameters: $1 = '7', $2 = NULL`) or a context
 * (`unnamed portal with parameters: $1 = '7'`). Values are quoted as in SQL, so a comma in one is none between two.
 */
export function readParameters(text: string | undefined): ParameterText {
  if (text === undefined) return { parameters: [], rest: undefined };
  const lines = text.split("\n");
  const index = lines.findIndex((line) => marker.test(line));
  if (index === -1) return { parameters: [], rest: text };
  // Values may hold line breaks.
  const listed = lines.slice(index).join("\n").replace(marker, "");
  const parameters = [...listed.matchAll(parameter)].map(([each]) => each);
  const end = parameters.reduce((sum, each) => sum + each.length + separator.length, 0);
  const rest = [...lines.slice(0, index), listed.slice(end).trim()].filter((line) => line !== "");
  return { parameters, rest: rest.length === 0 ? undefined : rest.join("\n") };
}

const marker =
  /^(?:Parameters: |parameters: |.*portal(?: ".*")? with parameters: |.*portal(?: ".*")? parameter )(?=\$\d)/;
const parameter = /\$\d+ = (?:NULL|'(?:[^']|'')*'?(?:\.\.\.)?)/g;
const separator = ", ";
