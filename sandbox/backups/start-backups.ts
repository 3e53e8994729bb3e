import { buildBinaries } from "../build/build-binaries.ts";
import { importImages } from "../images/import-images.ts";
import { buildRootFileSystem } from "../images/root-file-system.ts";
import type { RunningSandbox } from "../instance.ts";
import { kubectl } from "../process/kubectl.ts";
import type { Report } from "../progress/report.ts";
import { backupImages } from "./backup-images.ts";
import { backupManifests } from "./backup-manifests.ts";

/** An object store, and the plugin that the operator's next releases want backups to be made by. */
export async function startBackups(sandbox: RunningSandbox, report: Report): Promise<void> {
  const binaries = await buildBinaries(["object-store", "barman-plugin"], report);
  const operand = await buildRootFileSystem(report, new AbortController().signal);
  const images = await backupImages(binaries, operand);
  await importImages(sandbox, images, report);
  await report.during("Starting the object store and the Barman Cloud plugin", async () => {
    const apply = ["apply", "--server-side", "--force-conflicts", "-f", "-"];
    for (const manifest of await backupManifests(sandbox, operand)) {
      await kubectl(sandbox, apply, manifest);
    }
    for (const [namespace, deployment] of [
      ["object-store", "s3"],
      ["cnpg-system", "barman-cloud"],
    ] as const) {
      const rollout = ["rollout", "status", `deploy/${deployment}`, "--timeout=300s"];
      await kubectl(sandbox, ["--namespace", namespace, ...rollout]);
    }
  });
}
