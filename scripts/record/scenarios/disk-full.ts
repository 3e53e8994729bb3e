import { clusterManifest } from "../cluster-manifest.ts";
import { statusOf } from "../kube-object.ts";
import { referTo } from "../kinds.ts";
import type { Scenario } from "../scenario.ts";
import { untilSettled } from "../settled.ts";
import type { Stage } from "../stage.ts";
import { untilPhase } from "./lifecycle.ts";

const disk = "recorded-disk";
/** In a directory that is the node's own and gone with it. */
const mountPoint = `/run/${disk}`;
const volume = referTo("PersistentVolume", undefined, disk);

/** A small file system in memory is mounted on the node, given to PostgreSQL as its volume, and filled. */
export const diskFull: Scenario = {
  name: "disk-full",
  namespace: "own",
  needs: "single node",
  async run(stage) {
    const storage = { size: "250Mi", storageClass: disk };
    await stage.recorder.remove(volume);
    await stage.apply(clusterManifest(1, { storage }));
    await stage.untilCluster("an image", (cluster) => statusOf(cluster).image !== undefined);
    const image = statusOf(await stage.cluster()).image ?? "";
    const mount = `mkdir -p ${mountPoint} && mount -t tmpfs -o size=250m,uid=26,gid=26,mode=750 ${disk} ${mountPoint}`;
    await runOnNode(stage, "mount", image, mount);
    try {
      await stage.recorder.apply(persistentVolume());
      await untilSettled(stage);
      await stage.exec("pg-1", ["sh", "-c", fill]);
      await stage.exec("pg-1", writeWal).catch(() => undefined);
      await untilPhase(stage, "Not enough disk space");
      await stage.record("1-disk-full");
    } finally {
      await stage.remove("Cluster", "pg", { propagationPolicy: "Foreground" });
      await stage.until("the cluster is gone", async () => (await stage.pods()).length === 0);
      await stage.recorder.remove(volume);
      await runOnNode(stage, "unmount", image, `umount -l ${mountPoint}`);
    }
  },
};

const fill = "dd if=/dev/zero of=/var/lib/postgresql/data/filler bs=1M 2>/dev/null; true";
/** Only WAL: where a table can no longer grow, PostgreSQL refuses the statement and goes on. */
const writeWal = [
  "psql",
  "-U",
  "postgres",
  "-c",
  "select count(pg_logical_emit_message(false, 'filler', repeat('x', 1000000))) from generate_series(1, 100)",
];

function persistentVolume() {
  return {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name: disk },
    spec: {
      capacity: { storage: "250Mi" },
      accessModes: ["ReadWriteOnce"],
      storageClassName: disk,
      persistentVolumeReclaimPolicy: "Retain",
      hostPath: { path: mountPoint },
    },
  };
}

/** By a privileged pod that joins the node's first process. */
async function runOnNode(stage: Stage, name: string, image: string, script: string): Promise<void> {
  const command = ["nsenter", "--target", "1", "--mount", "--", "sh", "-c", script];
  const securityContext = { privileged: true, runAsUser: 0 };
  const container = { name, image, imagePullPolicy: "IfNotPresent", command, securityContext };
  await stage.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name },
    spec: { hostPID: true, restartPolicy: "Never", containers: [container] },
  });
  await stage.until(`${name} on the node`, async () => {
    const { status } = await stage.object("Pod", name);
    if (status?.["phase"] === "Failed") throw new Error(`the node refuses: ${script}`);
    return status?.["phase"] === "Succeeded";
  });
  await stage.remove("Pod", name);
}
