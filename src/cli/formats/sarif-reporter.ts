import { isAbsolute } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { pathFromRoot } from "#cli/formats/path-from-root.ts";
import type { Reporter, ReporterChoices, Summary } from "#cli/formats/reporter.ts";
import type { LintFinding, LocatedFinding, RelatedNote } from "#cli/lint-text.ts";
import type { Severity } from "#language/finding.ts";
import { rulePage } from "#language/rule-page.ts";
import { ruleCatalogue } from "#language/rules/rules.ts";

/** SARIF 2.1.0, as code scanning services read it. */
export function createSarifReporter(choices: ReporterChoices): Reporter {
  const results: object[] = [];
  return {
    start: () => "",
    file: ({ findings }) => {
      results.push(...findings.map((located) => resultOf(located, choices)));
      return "";
    },
    end: (summary) => `${JSON.stringify(logOf(results, summary, choices), null, 2)}\n`,
  };
}

function logOf(results: readonly object[], summary: Summary, choices: ReporterChoices): object {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "cnpg-lint",
            version: choices.version,
            informationUri: "https://github.com/cnpg-workbench/cnpg-workbench",
            rules: ruleCatalogue.map(descriptorOf),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: {
          ROOT: { uri: `${pathToFileURL(choices.workingDirectory).href.replace(/\/$/, "")}/` },
        },
        invocations: [
          {
            executionSuccessful: summary.unreadable.length === 0,
            toolExecutionNotifications: summary.unreadable.map(({ path, why }) => ({
              level: "error",
              message: { text: `${path} ${why}` },
              locations: [{ physicalLocation: { artifactLocation: artifactOf(path, choices) } }],
            })),
          },
        ],
        results,
      },
    ],
  };
}

function descriptorOf(rule: (typeof ruleCatalogue)[number]): object {
  return {
    id: rule.code,
    shortDescription: { text: rule.code.replaceAll("-", " ") },
    helpUri: rulePage(rule.code),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { refusedBy: rule.refusedBy },
  };
}

function resultOf({ finding, related }: LocatedFinding, choices: ReporterChoices): object {
  const artifactLocation = artifactOf(finding.file, choices);
  const ruleIndex = ruleCatalogue.findIndex((rule) => rule.code === finding.code);
  return {
    ruleId: finding.code,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: { artifactLocation, region: regionOf(finding) },
        ...logicalPlaceOf(finding),
      },
    ],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((note, id) => ({
            id,
            ...relatedLocationOf(note, artifactLocation, choices),
          })),
        }),
  };
}

/** Lines of an earlier version are told, not pointed at: in the file of today they are others. */
function relatedLocationOf(note: RelatedNote, here: object, choices: ReporterChoices): object {
  const { line, column, message, elsewhere } = note;
  if (elsewhere === undefined) {
    const region = { startLine: line, startColumn: column };
    return { message: { text: message }, physicalLocation: { artifactLocation: here, region } };
  }
  return {
    message: { text: `${elsewhere.name}:${line}:${column} ${message}` },
    physicalLocation: { artifactLocation: artifactOf(fileURLToPath(elsewhere.uri), choices) },
  };
}

function regionOf({ line, column, endLine, endColumn }: LintFinding): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A text that cannot be read has no object, no name and no path. */
function logicalPlaceOf({ kind, name, path }: LintFinding): object {
  const parts = [kind, name, path].filter((part) => part !== null && part !== "");
  if (parts.length === 0) return {};
  return { logicalLocations: [{ fullyQualifiedName: parts.join("/"), kind: "object" }] };
}

function artifactOf(file: string, { workingDirectory }: ReporterChoices): object {
  const path = pathFromRoot(file, workingDirectory);
  if (isAbsolute(path)) {
    return { uri: pathToFileURL(path).href };
  }
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "ROOT" };
}

const levels: Readonly<Record<Severity | "off", string>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
  off: "none",
};
