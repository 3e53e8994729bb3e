import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { projectPath } from "#scripts/project-path.ts";
import type { ClusterStatus, Condition, KubeObject } from "#scripts/record/kube-object.ts";
import type { RecordedStep } from "#scripts/record/recorded-step.ts";
import { scenarios } from "#scripts/record/scenarios/scenarios.ts";
import {
  readRecorded,
  recordedOperators,
  recordedScenarios,
  recordedSteps,
} from "#test/support/recorded.ts";

const mostBytes = 5_000_000;
const placeholder = Buffer.from("replaced").toString("base64");

const all = recordedOperators().flatMap((operator) =>
  recordedScenarios(operator).flatMap((scenario) =>
    recordedSteps(operator, scenario).map((step) => ({ operator, scenario, step })),
  ),
);

/** What each scenario is there to show, in the step that shows it. */
const shown: Readonly<Record<string, (step: RecordedStep) => unknown>> = {
  "create/1-setting-up-primary": phaseIs("Setting up primary"),
  "create/2-creating-replica": phaseIs("Creating a new replica"),
  "create/3-healthy": (step) => isHealthy(step) && ready(step).length === 3,
  "scale/1-two-instances": (step) => instances(step).length === 2,
  "scale/2-joining": phaseIs("Creating a new replica"),
  "scale/3-three-instances": (step) => isHealthy(step) && ready(step).length === 3,
  "switchover/1-in-progress": (step) => targetDiffers(step),
  "switchover/2-done": (step) => isHealthy(step),
  "failover/1-failing-over": phaseIs("Failing over"),
  "failover/2-recovered": (step) => isHealthy(step),
  "supervised-restart/1-waiting": phaseIs("Waiting for user action"),
  "supervised-restart/2-promoted": (step) => isHealthy(step),
  "fencing/1-replica-fenced": (step) => fenced(step).length === 1 && ready(step).length === 2,
  "fencing/2-primary-fenced": (step) =>
    fenced(step).includes(status(step).currentPrimary ?? "") && ready(step).length === 1,
  "fencing/3-lifted": (step) => fenced(step).length === 0 && ready(step).length === 3,
  "hibernation/1-hibernated": (step) =>
    condition(step, "cnpg.io/hibernation")?.status === "True" && instances(step).length === 0,
  "hibernation/2-waking": (step) => instances(step).length > 0 && ready(step).length < 3,
  "hibernation/3-awake": (step) => isHealthy(step) && ready(step).length === 3,
  "parameter-restart/1-restarting": (step) => !isHealthy(step),
  "parameter-restart/2-applied": (step) => isHealthy(step),
  "bad-image/1-image-pull": waitsBecause("ImagePullBackOff"),
  "unschedulable/1-pending": (step) => JSON.stringify(step.objects).includes('"Unschedulable"'),
  "missing-secret/1-missing": waitsBecause("CreateContainerConfigError"),
  "missing-image-catalog/1-no-catalog": phaseIs("Cluster has incomplete or invalid image catalog"),
  "unknown-plugin/1-no-plugin": phaseIs(
    "Cluster cannot proceed to reconciliation due to an unknown plugin being required",
  ),
  "bad-parameter/1-restart-fails": (step) => !isHealthy(step) && ready(step).length === 1,
  "disk-full/1-disk-full": phaseIs("Not enough disk space"),
  "backup-failed/1-failed": backupIs("failed"),
  "wal-archive-failing/1-archiving-fails": archivingIs("False"),
  "wal-archive-failing/2-backup-failed": backupIs("failed"),
  "backup/1-archiving": archivingIs("True"),
  "backup/2-backup-begins": backupIs("started", "running", "finalizing", "completed"),
  "backup/3-completed": backupIs("completed"),
  "backup/4-scheduled": (step) => step.objects.some(({ kind }) => kind === "ScheduledBackup"),
  "plugin-backup/1-archiving": archivingIs("True"),
  "plugin-backup/2-backup-begins": backupIs("started", "running", "finalizing", "completed"),
  "plugin-backup/3-completed": backupIs("completed"),
  "plugin-backup/4-scheduled": (step) =>
    step.objects.some(({ kind }) => kind === "ScheduledBackup"),
};

test("nothing is recorded that no scenario would record again", () => {
  const names = scenarios.map(({ name }) => name);
  for (const operator of recordedOperators()) {
    const unknown = recordedScenarios(operator).filter((name) => !names.includes(name));
    assert.deepEqual(unknown, []);
  }
});

test("the recordings stay small", () => {
  const sizes = all.map(
    ({ operator, scenario, step }) =>
      statSync(projectPath("test", "fixtures", "recorded", operator, scenario, `${step}.json`))
        .size,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total > 0 && total < mostBytes, `${total} bytes`);
});

for (const { operator, scenario, step } of all) {
  test(`${operator}/${scenario}/${step} shows what it is named for, and no secret`, () => {
    const recorded = readRecorded(operator, scenario, step);
    assert.equal(recorded.scenario, scenario);
    assert.equal(recorded.step, step);
    assert.equal(cluster(recorded).metadata.name, "pg");
    assertNoSecret(recorded);
    const holds = shown[`${scenario}/${step}`];
    assert.ok(holds, "the table above says what it shows");
    assert.ok(holds(recorded), `it shows ${JSON.stringify(status(recorded), null, 1)}`);
  });
}

/** By form, whatever it stood in: keys, certificates, tokens, and every value of a Secret. */
function assertNoSecret(recorded: RecordedStep): void {
  const text = JSON.stringify(recorded);
  assert.doesNotMatch(text, /-----BEGIN|LS0tLS1CRUdJTi/, "a key or certificate");
  assert.doesNotMatch(text, /eyJ[\w-]{10,}\.eyJ/, "a token");
  assert.doesNotMatch(
    text,
    /postgres(ql)?:\/\/[^\s"]*:(?!replaced)[^\s"@]+@/,
    "a connection with its password",
  );
  assert.doesNotMatch(text, /SCRAM-SHA-256\$/, "a password's hash");
  assert.doesNotMatch(text, /managedFields|last-applied-configuration/, "bookkeeping");
  for (const secret of recorded.objects.filter(({ kind }) => kind === "Secret")) {
    const values = Object.values((secret["data"] ?? {}) as Record<string, string>);
    assert.ok(
      values.every((value) => value === placeholder),
      `the values of ${secret.metadata.name}`,
    );
    assert.equal(secret["stringData"], undefined);
  }
}

function cluster({ objects }: RecordedStep): KubeObject {
  const found = objects.find(({ kind }) => kind === "Cluster");
  assert.ok(found);
  return found;
}

function status(step: RecordedStep): ClusterStatus {
  return cluster(step).status ?? {};
}

function phaseIs(phase: string): (step: RecordedStep) => boolean {
  return (step) => status(step).phase === phase;
}

function waitsBecause(reason: string): (step: RecordedStep) => boolean {
  return ({ objects }) => JSON.stringify(objects).includes(`"reason":"${reason}"`);
}

function backupIs(...phases: readonly string[]): (step: RecordedStep) => boolean {
  return ({ objects }) =>
    objects.some(
      ({ kind, status }) => kind === "Backup" && phases.includes(String(status?.["phase"])),
    );
}

function archivingIs(wanted: string): (step: RecordedStep) => boolean {
  return (step) => condition(step, "ContinuousArchiving")?.status === wanted;
}

function isHealthy(step: RecordedStep): boolean {
  return status(step).phase === "Cluster in healthy state";
}

function targetDiffers(step: RecordedStep): boolean {
  return status(step).currentPrimary !== status(step).targetPrimary;
}

function condition(step: RecordedStep, type: string): Condition | undefined {
  return status(step).conditions?.find((candidate) => candidate.type === type);
}

function fenced(step: RecordedStep): readonly string[] {
  const annotation = cluster(step).metadata.annotations?.["cnpg.io/fencedInstances"] ?? "[]";
  return JSON.parse(annotation) as string[];
}

function instances({ objects }: RecordedStep): readonly KubeObject[] {
  return objects.filter(
    ({ kind, metadata }) => kind === "Pod" && metadata.labels?.["cnpg.io/podRole"] === "instance",
  );
}

function ready(step: RecordedStep): readonly KubeObject[] {
  return instances(step).filter(({ status }) => {
    const conditions = (status?.["conditions"] ?? []) as Condition[];
    return conditions.some((found) => found.type === "Ready" && found.status === "True");
  });
}
