import { admissionRule } from "#language/rules/admission/admission-rule.ts";
import { codeTable } from "#language/rules/codes.ts";
import type { CodeFacts } from "#language/rules/codes.ts";
import { kindRule } from "#language/rules/kind-rule.ts";
import { metadataRule } from "#language/rules/objects/metadata-rule.ts";
import { ownerRule } from "#language/rules/objects/owner-rule.ts";
import { nameRule } from "#language/rules/objects/name-rule.ts";
import { scheduleRule } from "#language/rules/objects/schedule-rule.ts";
import { storageRule } from "#language/rules/objects/storage-rule.ts";
import { adviceRules } from "#language/rules/advice/advice-rules.ts";
import { archiveRule } from "#language/rules/advice/archive-rule.ts";
import { availabilityRules } from "#language/rules/advice/availability-rules.ts";
import { changeRules } from "#language/rules/change/change-rules.ts";
import { deprecatedRule } from "#language/rules/advice/deprecated-rule.ts";
import { backupToolsRule } from "#language/rules/advice/backup-tools-rule.ts";
import { floatingImageRule } from "#language/rules/advice/floating-image-rule.ts";
import { hibernatedScheduleRule } from "#language/rules/advice/hibernated-schedule-rule.ts";
import { poolerConnectionsRule } from "#language/rules/advice/pooler-connections-rule.ts";
import { resourceRules } from "#language/rules/advice/resource-rules.ts";
import { scheduleFrequencyRule } from "#language/rules/advice/schedule-frequency-rule.ts";
import { standbyParameterRule } from "#language/rules/advice/standby-parameter-rule.ts";
import { volumeRules } from "#language/rules/advice/volume-rules.ts";
import type { NeighbourRule } from "#language/rules/neighbour-rule.ts";
import { parameterRule } from "#language/rules/parameters/parameter-rule.ts";
import { poolerParameterRule } from "#language/rules/parameters/pooler-parameter-rule.ts";
import { combinationRule } from "#language/rules/parameters/combination-rule.ts";
import { hbaRule } from "#language/rules/objects/hba-rule.ts";
import type { Rule } from "#language/rules/rule.ts";
import { schemaRule } from "#language/rules/schema/schema-rule.ts";
import { conflictRule, syntaxRule } from "#language/rules/syntax-rule.ts";
import { workspaceRules } from "#language/rules/workspace/workspace-rules.ts";

/** All rules. A new one is one object in a file of its own and one line here. */
export const rules: readonly Rule[] = [
  syntaxRule,
  conflictRule,
  kindRule,
  nameRule,
  metadataRule,
  ownerRule,
  schemaRule,
  storageRule,
  scheduleRule,
  parameterRule,
  combinationRule,
  hbaRule,
  poolerParameterRule,
  admissionRule,
  deprecatedRule,
  ...adviceRules,
  ...changeRules,
  ...resourceRules,
  ...volumeRules,
  ...availabilityRules,
  archiveRule,
  backupToolsRule,
  floatingImageRule,
  standbyParameterRule,
];

/** Those that compare a document with others of its file and workspace. */
export const neighbourRules: readonly NeighbourRule[] = [
  scheduleFrequencyRule,
  hibernatedScheduleRule,
  poolerConnectionsRule,
  ...workspaceRules,
];

/** All codes with their usual severity and who says no; for settings, documentation and SARIF. */
export const ruleCatalogue: readonly CodeFacts[] = codeTable;
