import type { JsonObject } from "#domain/kubernetes/json.ts";
import { bootstrapPath } from "#admission/cluster/bootstrap-section.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { mapAt, textAt, valueAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { isTargetLsn } from "#domain/cnpg/target-lsn.ts";
import { isTargetTime } from "#domain/cnpg/target-time.ts";
import { parseGoInteger, parseGoUnsigned } from "#domain/kubernetes/go-integer.ts";
import { byteLength } from "#util/ascii.ts";

const targetPath = bootstrapPath("recovery", "recoveryTarget");

/** The releases from which identifiers and names are looked at. */
const formsChecked: readonly string[] = ["1.28.3", "1.29.1"];

/** Their fields say what is reached, not when, so that the operator cannot choose a backup by them. */
const needBackup: readonly string[] = ["targetName", "targetXID", "targetImmediate"];

/** Of these the operator names the section. */
const namedWhole: readonly string[] = ["targetTime", "targetLSN"];

/** Up to where WAL is replayed: one target, of a form that PostgreSQL can take. */
export const recoveryTargetRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/recovery-target-exclusive",
    code: "invalid-recovery-target",
    mirrors: "validateTargetExclusiveness",
    *check({ object }) {
      const given = targetsIn(mapAt(object, targetPath));
      if (given.length > 1) yield { path: targetPath, values: { fields: given.join(", ") } };
    },
  }),
  targetRule("time", "targetTime", (text) => !isTargetTime(text)),
  targetRule("lsn", "targetLSN", (text) => !isTargetLsn(text)),
  targetRule("xid", "targetXID", (text) => parseGoUnsigned(text, 32) === undefined, formsChecked),
  targetRule("name-long", "targetName", (text) => byteLength(text) >= 64, formsChecked),
  targetRule(
    "name-control",
    "targetName",
    (text) => /[\u0000-\u001f\u007f]/.test(text),
    formsChecked,
  ),
  targetRule("tli", "targetTLI", (text) => text !== "latest" && !isPositive(text)),
  clusterError({
    id: "cluster/recovery-target-backup-id",
    code: "invalid-recovery-target",
    mirrors: "validateRecoveryTarget",
    *check({ object }) {
      const recovery = mapAt(object, bootstrapPath("recovery"));
      const target = mapAt(recovery, ["recoveryTarget"]);
      const [field] = targetsIn(target).filter((name) => needBackup.includes(name));
      if (field === undefined || textAt(target, ["backupID"]) !== "") return;
      const fromSnapshot = mapAt(recovery, ["volumeSnapshots"]) !== undefined;
      if (!fromSnapshot) yield { path: targetPath, values: { field } };
    },
  }),
];

/** A rule about the form of one field; an empty text is no target. */
function targetRule(
  name: string,
  field: string,
  isWrong: (text: string) => boolean,
  since?: readonly string[],
): WebhookRule {
  return clusterError({
    ...(since === undefined ? {} : { since }),
    ...(namedWhole.includes(field) ? { namedSteps: targetPath.length } : {}),
    id: `cluster/recovery-target-${name}`,
    code: "invalid-recovery-target",
    mirrors: "validateRecoveryTarget",
    *check({ object }) {
      const value = textAt(object, [...targetPath, field]);
      if (value === "" || !isWrong(value)) return;
      yield { path: [...targetPath, field], values: { value, length: byteLength(value) } };
    },
  });
}

/** `targetImmediate: false` counts, since it is there. */
function targetsIn(target: JsonObject | undefined): readonly string[] {
  const immediate = valueAt(target, ["targetImmediate"]) ?? undefined;
  return [
    ...(immediate === undefined ? [] : ["targetImmediate"]),
    ...["targetLSN", "targetName", "targetXID", "targetTime"].filter(
      (field) => textAt(target, [field]) !== "",
    ),
  ];
}

function isPositive(text: string): boolean {
  return (parseGoInteger(text) ?? 0n) >= 1n;
}
