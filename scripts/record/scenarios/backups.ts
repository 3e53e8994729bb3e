import { barmanConfiguration, credentialsSecret } from "#sandbox/backups/object-store.ts";
import { clusterManifest } from "../cluster-manifest.ts";
import type { KubeObject } from "../kube-object.ts";
import { conditionOf } from "../kube-object.ts";
import type { Scenario } from "../scenario.ts";
import { ensureHealthyCluster, untilSettled } from "../settled.ts";
import type { Stage } from "../stage.ts";

const cnpg = "postgresql.cnpg.io/v1";
const plugin = "barman-cloud.cloudnative-pg.io";
/** Nothing listens there in the instance's pod; barman tries a name that is unknown for minutes. */
const refusingEndpoint = "http://127.0.0.1:9";
const byPlugin = { method: "plugin", pluginConfiguration: { name: plugin } };

/** Backups that work, by both methods, and such that do not. */
export const backups: readonly Scenario[] = [
  {
    name: "backup-failed",
    namespace: "shared",
    async run(stage) {
      await ensureHealthyCluster(stage);
      await stage.remove("Backup", "nowhere");
      await stage.apply(backup("nowhere"));
      await untilBackup(stage, "nowhere", "failed");
      await stage.record("1-failed");
      await stage.remove("Backup", "nowhere");
    },
  },
  {
    name: "wal-archive-failing",
    namespace: "own",
    async run(stage) {
      const store = barmanConfiguration("", refusingEndpoint);
      await stage.apply(credentialsSecret(stage.namespace));
      await stage.apply(clusterManifest(1, { backup: { barmanObjectStore: store } }));
      await untilArchiving(stage, "False");
      await stage.record("1-archiving-fails");
      await stage.apply(backup("unreachable"));
      await stage.record("2-backup-waits");
      await untilBackup(stage, "unreachable", "walArchivingFailing");
      await stage.record("3-backup-gives-up");
    },
  },
  {
    name: "backup",
    namespace: "own",
    needs: "object store",
    async run(stage) {
      const store = barmanConfiguration(uniqueFolder());
      await stage.apply(credentialsSecret(stage.namespace));
      await stage.apply(clusterManifest(2, { backup: { barmanObjectStore: store } }));
      await recordBackups(stage, {});
    },
  },
  {
    name: "plugin-backup",
    namespace: "own",
    needs: "barman plugin",
    async run(stage) {
      await stage.apply(credentialsSecret(stage.namespace));
      await stage.apply({
        apiVersion: "barmancloud.cnpg.io/v1",
        kind: "ObjectStore",
        metadata: { name: "store" },
        spec: { configuration: barmanConfiguration(uniqueFolder()) },
      });
      const parameters = { barmanObjectName: "store" };
      await stage.apply(
        clusterManifest(1, { plugins: [{ name: plugin, isWALArchiver: true, parameters }] }),
      );
      await recordBackups(stage, byPlugin);
    },
  },
];

async function recordBackups(stage: Stage, method: object): Promise<void> {
  await untilSettled(stage);
  await untilArchiving(stage, "True");
  await stage.record("1-archiving");
  await stage.apply(backup("first", method));
  await untilBackup(stage, "first", "started", "running", "finalizing", "completed");
  await stage.record("2-backup-begins");
  await untilBackup(stage, "first", "completed");
  await stage.record("3-completed");
  await stage.apply({
    apiVersion: cnpg,
    kind: "ScheduledBackup",
    metadata: { name: "nightly" },
    spec: { schedule: "0 0 3 * * *", immediate: true, cluster: { name: "pg" }, ...method },
  });
  await stage.until("the scheduled backup is completed", async () => {
    const scheduled = (await stage.list("Backup")).filter(isScheduled);
    return scheduled.some(({ status }) => status?.["phase"] === "completed");
  });
  await stage.record("4-scheduled");
}

function backup(name: string, method: object = {}): KubeObject {
  const spec = { cluster: { name: "pg" }, ...method };
  return { apiVersion: cnpg, kind: "Backup", metadata: { name }, spec };
}

function isScheduled({ metadata }: KubeObject): boolean {
  return metadata.labels?.["cnpg.io/scheduled-backup"] === "nightly";
}

async function untilBackup(stage: Stage, name: string, ...phases: string[]): Promise<void> {
  await stage.until(`backup ${name} is ${phases.join(" or ")}`, async () => {
    const { status } = await stage.object("Backup", name);
    return phases.includes(String(status?.["phase"]));
  });
}

async function untilArchiving(stage: Stage, wanted: "True" | "False"): Promise<void> {
  await stage.untilCluster(
    `ContinuousArchiving is ${wanted}`,
    (cluster) => conditionOf(cluster, "ContinuousArchiving")?.status === wanted,
  );
}

/** An archive is refused to a cluster that finds somebody else's WAL in it. */
function uniqueFolder(): string {
  return `recorded-${Date.now()}`;
}
