import { backupMethods } from "#commands/backup/backup-methods.ts";
import type { BackupMethod } from "#commands/backup/backup-methods.ts";
import { chooseCluster } from "#commands/cluster/choose-cluster.ts";
import type { Command } from "#commands/command.ts";
import { phrase } from "#commands/operations/operation.ts";
import { say } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";
import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import { parseCron } from "#domain/kubernetes/cron.ts";
import { isDns1123Subdomain } from "#domain/kubernetes/name.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { writeManifest } from "#manifest/write-manifest.ts";

export interface ScheduleForm {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly cluster: string;
  readonly schedule: string;
  readonly way: BackupMethod;
}

export function writeSchedule({ name, namespace, cluster, schedule, way }: ScheduleForm): string {
  return writeManifest({
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "ScheduledBackup",
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    spec: {
      schedule,
      cluster: { name: cluster },
      backupOwnerReference: "self",
      method: way.method,
      ...(way.method === "plugin" ? { pluginConfiguration: { name: way.plugin } } : {}),
    },
  });
}

/** Asks for what a schedule needs and writes its manifest, to be read, kept and applied. */
export const newSchedule: Command = async (node, services) => {
  const target = await chooseCluster(node, services, "schedule.new");
  if (target === undefined) return;
  const cluster = target.object as LiveObject & ClusterObject;
  const { name: owner, namespace } = cluster.metadata;
  const way = backupMethods(cluster)[0];
  if (way === undefined) {
    await services.ui.warn(say(services, phrase("refused.no-method", { name: owner })));
    return;
  }
  const schedule = await chooseRhythm(services);
  if (schedule === undefined) return;
  const name = await askName(services, `${owner}-daily`);
  if (name === undefined) return;
  const text = writeSchedule({ name, namespace, cluster: owner, schedule, way });
  await services.ui.draft({ language: "yaml", text });
};

/** Six fields, seconds first. */
const rhythms = {
  daily: "0 0 2 * * *",
  sixHours: "0 0 */6 * * *",
  weekly: "0 0 2 * * 0",
  monthly: "0 0 2 1 * *",
} as const;

async function chooseRhythm(services: Services): Promise<string | undefined> {
  const label = (key: string) => say(services, phrase(key));
  const usual = Object.entries(rhythms).map(([name, schedule]) => ({
    label: label(`pick.rhythm.${name}`),
    description: schedule,
    value: schedule as string,
  }));
  const own = { label: label("pick.rhythm.own"), value: "" };
  const chosen = await services.ui.choose(label("pick.rhythm"), [...usual, own]);
  if (chosen !== "") return chosen;
  const wrong = label("ask.schedule.wrong");
  return services.ui.ask({
    title: label("ask.schedule"),
    value: rhythms.daily,
    check: (text) => (isSixFields(text) ? undefined : wrong),
  });
}

function isSixFields(text: string): boolean {
  const reading = parseCron(text);
  return "schedule" in reading && reading.fieldCount !== 5;
}

function askName(services: Services, value: string): Promise<string | undefined> {
  const wrong = say(services, phrase("ask.name.wrong"));
  return services.ui.ask({
    title: say(services, phrase("ask.scheduleName")),
    value,
    check: (text) => (isDns1123Subdomain(text) ? undefined : wrong),
  });
}
