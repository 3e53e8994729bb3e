import type { Reporter, ReporterChoices, Summary } from "#cli/formats/reporter.ts";
import { printable, textWidth } from "#cli/formats/text-width.ts";
import type { LintFinding, LocatedFinding } from "#cli/lint-text.ts";
import type { RefusedBy, Severity } from "#language/finding.ts";

type Style = keyof typeof styles;

type Paint = (style: Style, text: string) => string;

const styles = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34, cyan: 36 } as const;

/** For people: place, what is wrong, and the line with the range underlined. */
export function createTextReporter({ colours, quiet }: ReporterChoices): Reporter {
  const paint: Paint = (style, text) =>
    colours ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
  return {
    start: () => "",
    file: ({ findings }) => findings.map((located) => describe(located, paint)).join(""),
    end: (summary) => (quiet ? "" : summarize(summary, paint)),
  };
}

function describe({ finding, excerpt, related }: LocatedFinding, paint: Paint): string {
  const { file, line, column, severity, code, message } = finding;
  const style = severityStyles[severity];
  const gutter = " ".repeat(Math.max(String(line).length, 4));
  const lines = [
    `${paint("bold", `${printable(file)}:${line}:${column}`)} ${paint(style, severity)} ${paint("dim", code)} ${printable(message)}`,
    ...underline(finding, excerpt, gutter, paint),
  ];
  const note = refusers[finding.refusedBy ?? "nobody"];
  if (note !== undefined) {
    lines.push(`${gutter} ${paint("dim", `= ${note}`)}`);
  }
  for (const place of related) {
    const where = `${printable(place.elsewhere?.name ?? file)}:${place.line}:${place.column}`;
    lines.push(`${gutter} ${paint("dim", `= ${where} ${printable(place.message)}`)}`);
  }
  return `${lines.join("\n")}\n\n`;
}

const widestExcerpt = 160;

function underline(
  { line, column, endLine, endColumn, severity }: LintFinding,
  excerpt: string,
  gutter: string,
  paint: Paint,
): string[] {
  if (excerpt.trim() === "") {
    return [];
  }
  const end = endLine === line ? endColumn - 1 : excerpt.length;
  // Of a very long line, as in JSON without breaks, only the surroundings are shown.
  const from = end > widestExcerpt ? Math.max(0, column - 1 - widestExcerpt / 4) : 0;
  const shown = excerpt.slice(from, from + widestExcerpt);
  const before = printable(shown.slice(0, column - 1 - from));
  const marked = printable(shown.slice(column - 1 - from, Math.max(end - from, 0)));
  const carets = "^".repeat(Math.max(textWidth(marked.trimEnd()), 1));
  const bar = paint("blue", "|");
  return [
    `${paint("blue", String(line).padStart(gutter.length))} ${bar} ${printable(shown)}`,
    `${gutter} ${bar} ${" ".repeat(textWidth(before))}${paint(severityStyles[severity], carets)}`,
  ];
}

const severityStyles: Readonly<Record<Severity, Style>> = {
  error: "red",
  warning: "yellow",
  information: "cyan",
  hint: "cyan",
};

const refusers: Readonly<Record<NonNullable<RefusedBy> | "nobody", string | undefined>> = {
  "api-server": "refused by the API server when it is applied",
  operator: "refused by the operator when it is applied",
  postgres: "refused by PostgreSQL when it starts or reloads",
  nobody: undefined,
};

function summarize(summary: Summary, paint: Paint): string {
  const { errors, warnings, notes, files, filesWithFindings } = summary;
  const checked = count(files, "file");
  const counts = [
    ...(errors > 0 ? [paint("red", count(errors, "error"))] : []),
    ...(warnings > 0 ? [paint("yellow", count(warnings, "warning"))] : []),
    ...(notes > 0 ? [paint("cyan", count(notes, "note"))] : []),
  ];
  if (files === 0) {
    return "No CloudNativePG manifests found\n";
  }
  return counts.length === 0
    ? `No findings in ${checked}\n`
    : `${counts.join(", ")} in ${filesWithFindings} of ${checked}\n`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
