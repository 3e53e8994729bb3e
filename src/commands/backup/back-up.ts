import { backupMethods } from "#commands/backup/backup-methods.ts";
import type { BackupMethod } from "#commands/backup/backup-methods.ts";
import { buildBackup } from "#commands/backup/build-backup.ts";
import type { BackupChoice } from "#commands/backup/build-backup.ts";
import { chooseCluster } from "#commands/cluster/choose-cluster.ts";
import { planOnCluster } from "#commands/cluster/cluster-facts.ts";
import type { Command } from "#commands/command.ts";
import { phrase } from "#commands/operations/operation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import { say } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";
import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** A backup now, by the method that the Cluster is configured for. */
export const backUp: Command = async (node, services) => {
  const target = await chooseCluster(node, services, "cluster.backup");
  if (target === undefined) return;
  const cluster = target.object as LiveObject & ClusterObject;
  const methods = backupMethods(cluster);
  if (methods.length === 0) {
    const { name } = cluster.metadata;
    await services.ui.warn(say(services, phrase("refused.no-method", { name })));
    return;
  }
  const choice = await chooseBackup(services, methods);
  if (choice === undefined) return;
  // The name holds the time: it stays the same when the plan is built again.
  const time = services.now();
  const plan = planOnCluster(target, ["pods", "backups"], (facts) =>
    buildBackup(facts, choice, time),
  );
  await runOperation(plan, services);
};

async function chooseBackup(
  services: Services,
  methods: readonly BackupMethod[],
): Promise<BackupChoice | undefined> {
  const { ui } = services;
  const label = (key: string) => say(services, phrase(key));
  const ways = methods.map((way) => ({
    label: label(`backup.method.${way.method}`),
    description: way.method === "plugin" ? way.plugin : "",
    value: way,
  }));
  const [only] = methods;
  const way = ways.length === 1 ? only : await ui.choose(label("pick.backup.method"), ways);
  if (way === undefined) return undefined;
  const target = await ui.choose(label("pick.backup.target"), [
    { label: label("pick.backup.usual"), value: "usual" as const },
    { label: label("pick.backup.standby"), value: "prefer-standby" as const },
    { label: label("pick.backup.primary"), value: "primary" as const },
  ]);
  if (target === undefined) return undefined;
  const online = way.method === "volumeSnapshot" ? await chooseOnline(services) : true;
  if (online === undefined) return undefined;
  return {
    way,
    target: target === "usual" ? undefined : target,
    online: way.method === "volumeSnapshot" ? online : undefined,
  };
}

function chooseOnline(services: Services): Promise<boolean | undefined> {
  const label = (key: string) => say(services, phrase(key));
  return services.ui.choose(label("pick.backup.online"), [
    { label: label("pick.backup.hot"), value: true },
    { label: label("pick.backup.cold"), value: false },
  ]);
}
