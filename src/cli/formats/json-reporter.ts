import type { Reporter } from "#cli/formats/reporter.ts";

/** An array with one line a finding. */
export function createJsonReporter(): Reporter {
  let separator = "\n";
  return {
    start: () => "[",
    file: ({ findings }) =>
      findings
        .map(({ finding }) => {
          const line = `${separator}${JSON.stringify(finding)}`;
          separator = ",\n";
          return line;
        })
        .join(""),
    end: () => "\n]\n",
  };
}
