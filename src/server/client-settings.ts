import type { LintSettings } from "#language/context.ts";
import type { MessageArguments, Severity } from "#language/finding.ts";
import { hintGroups, type HintChoice } from "#language/inlay-hints/hint-source.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import {
  isRule,
  readOperatorVersion,
  readPostgresMajor,
  readSeverity,
  severityChoices,
} from "#language/lint-config.ts";

/** The editor's settings for a file, checked. */
export interface ClientSettings {
  readonly enabled: boolean;
  readonly lint: LintSettings;
  readonly inlayHints: HintChoice;
  readonly problems: readonly SettingsProblem[];
}

export interface SettingsProblem {
  /** Message key of the catalogue. */
  readonly key: string;
  readonly values: MessageArguments;
}

/** Settings are typed by hand: what makes no sense is left out and told. */
export function readClientSettings(section: unknown): ClientSettings {
  const lint = objectOf(objectOf(section).lint);
  const problems: SettingsProblem[] = [];
  const report = (key: string, values: MessageArguments): undefined => {
    problems.push({ key, values });
  };
  return {
    enabled: lint.enable !== false,
    lint: {
      operatorVersion: readSetting(lint.operatorVersion, readOperatorVersion, (value) =>
        report("settings.operator-version", { value }),
      ),
      postgres: readSetting(lint.postgres, readPostgresMajor, (value) =>
        report("settings.postgres", { value, choices: postgresMajors.join(", ") }),
      ),
      rules: readRules(objectOf(lint.rules), report),
    },
    inlayHints: readHintChoice(objectOf(objectOf(section).inlayHints)),
    problems,
  };
}

/** All are shown that are not turned off. */
function readHintChoice(section: Readonly<Record<string, unknown>>): HintChoice {
  const choices = hintGroups.map((group) => [group, section[group] !== false]);
  return Object.fromEntries(choices) as HintChoice;
}

function readSetting<Value>(
  value: unknown,
  read: (text: string) => Value | undefined,
  report: (text: string) => undefined,
): Value | undefined {
  if (value === undefined || value === null || value === "") {
    return undefined;
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return read(text) ?? report(text);
}

function readRules(
  rules: Readonly<Record<string, unknown>>,
  report: (key: string, values: MessageArguments) => undefined,
): Record<string, Severity | "off"> {
  const known: Record<string, Severity | "off"> = {};
  for (const [code, value] of Object.entries(rules)) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const severity = readSeverity(text);
    if (!isRule(code)) {
      report("settings.rule-unknown", { code });
    } else if (severity === undefined) {
      const choices = severityChoices.join(", ");
      report("settings.rule-severity", { code, value: text, choices });
    } else {
      known[code] = severity;
    }
  }
  return known;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
