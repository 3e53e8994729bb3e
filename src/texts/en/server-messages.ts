export const serverMessages: Readonly<Record<string, string>> = {
  "fix-all.title": "Fix everything in this file that has exactly one right answer",
  "internal-error": "{where} failed, the answer is left out: {reason}",
  "settings.operator-version":
    "The setting cnpg.lint.operatorVersion is {value}; write a minor like 1.30 or a patch like 1.30.0",
  "settings.postgres": "The setting cnpg.lint.postgres is {value}; choose one of {choices}",
  "settings.rule-severity":
    "The setting cnpg.lint.rules gives {code} the severity {value}; choose one of {choices}",
  "settings.rule-unknown":
    "The setting cnpg.lint.rules names {code}, which is no rule; see docs/rules",
  "config-shape":
    "This file holds settings of cnpg-lint as a map; write keys such as operatorVersion",
  "config-syntax": "This is not YAML: {reason}",
  "config-key": "{key} is no setting of this file; choose one of {choices}",
  "config-operator-version":
    "{value} is no operator version; write a minor like 1.30 or a patch like 1.30.0",
  "config-postgres": "{value} is no PostgreSQL major that is known here; choose one of {choices}",
  "config-rules": "Write rules as a map from rule to severity, such as `unknown-field: warning`",
  "config-rule-unknown": "{code} is no rule; the folder docs/rules names them all",
  "config-rule-severity": "{value} is no severity; choose one of {choices}",
  "config-ignore": "Write ignore as a list of patterns, such as `- generated/`",
};
