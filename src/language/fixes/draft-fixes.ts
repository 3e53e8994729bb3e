import { addField, addMethod, addSize } from "#language/fixes/add-fixes.ts";
import { preferAvailability, suspendSchedule } from "#language/fixes/advice-fixes.ts";
import { monitorInstead } from "#language/fixes/deprecated-fixes.ts";
import type { FixDraft, FixInput, FixMaker } from "#language/fixes/draft.ts";
import {
  moveToData,
  removeEarlierKey,
  removeField,
  renameCode,
  renameKey,
} from "#language/fixes/key-fixes.ts";
import {
  chooseWord,
  clampNumber,
  clampSetting,
  fixType,
  repairHbaLine,
  replaceByData,
  spellParameter,
  spellSize,
} from "#language/fixes/scalar-fixes.ts";
import { fixSchedule } from "#language/fixes/schedule-fixes.ts";
import type { FindingCode } from "#language/rules/codes.ts";

/** What may be done about a finding, the best first; empty where only a person can tell. */
export function draftFixes(input: FixInput): readonly FixDraft[] {
  const list = makers[input.finding.code as FindingCode] ?? [];
  return list.flatMap((make) => make(input));
}

const rename: FixMaker = (input) => renameKey(input);
const remove: FixMaker = (input) => removeField(input);

/** By code, in the order in which they are offered. */
const makers: { readonly [Code in FindingCode]?: readonly FixMaker[] } = {
  "duplicate-key": [removeEarlierKey],
  "unknown-kind": [replaceByData],
  "unknown-api-version": [replaceByData],
  "unknown-field": [moveToData, rename, remove],
  "field-not-in-version": [remove],
  "wrong-type": [fixType],
  "missing-field": [addField],
  "value-not-allowed": [chooseWord],
  "number-out-of-range": [clampNumber],
  "invalid-quantity": [spellSize],
  "storage-size-missing": [addSize],
  "storage-size-invalid": [spellSize],
  "invalid-schedule": [fixSchedule],
  "cron-five-fields": [fixSchedule],
  "invalid-hba-rule": [repairHbaLine],
  "pooler-parameter-not-allowed": [moveToData, rename, remove],
  "unknown-tablespace": [remove],
  "online-needs-snapshots": [remove],
  "node-maintenance-window": [remove],
  "retention-policy-ignored": [remove],
  "metrics-without-cache": [remove],
  "validation-switch": [remove],
  "invalid-parameter-name": [remove],
  "fixed-parameter": [(input) => removeField(input, true)],
  "managed-parameter": [(input) => removeField(input, true)],
  "operator-unreadable-size": [spellParameter],
  "operator-unreadable-boolean": [chooseWord],
  "unknown-parameter": [rename, remove],
  "parameter-not-in-major": [rename, remove],
  "invalid-parameter-value": [spellParameter, chooseWord, clampSetting],
  "library-parameter-ignored": [remove],
  "old-parameter-name": [(input) => renameKey(input, true)],
  "parameter-rounds-to-zero": [replaceByData],
  "deprecated-field": [monitorInstead],
  "backup-method-unset": [addMethod],
  "schedule-while-hibernated": [suspendSchedule],
  "memory-request-below-limit": [replaceByData],
  "synchronous-blocks-writes": [preferAvailability],
  "resize-off": [remove],
  "disruption-budget-off": [remove],
  "superuser-access": [remove],
  "superuser-secret-ignored": [remove],
  "unknown-suppression": [renameCode],
};
