import { pathFromRoot } from "#cli/formats/path-from-root.ts";
import type { Reporter, ReporterChoices } from "#cli/formats/reporter.ts";
import type { LintFinding } from "#cli/lint-text.ts";
import type { Severity } from "#language/finding.ts";

/** Workflow commands that GitHub shows at the lines of a pull request. */
export function createGithubReporter({ workingDirectory }: ReporterChoices): Reporter {
  return {
    start: () => "",
    file: ({ findings }) =>
      findings.map(({ finding }) => commandOf(finding, workingDirectory)).join(""),
    end: ({ unreadable }) =>
      unreadable
        .map(({ path, why }) => {
          const file = escapeProperty(pathFromRoot(path, workingDirectory));
          return `::error file=${file}::${escapeData(`${path} ${why}`)}\n`;
        })
        .join(""),
  };
}

function commandOf(finding: LintFinding, workingDirectory: string): string {
  const { line, column, endLine, endColumn } = finding;
  const properties = {
    file: pathFromRoot(finding.file, workingDirectory),
    line,
    endLine,
    // GitHub refuses columns on more than one line.
    ...(line === endLine ? { col: column, endColumn } : {}),
    title: finding.code,
  };
  const list = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  return `::${commands[finding.severity]} ${list.join(",")}::${escapeData(finding.message)}\n`;
}

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
