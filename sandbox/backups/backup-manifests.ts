import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectPath } from "#scripts/project-path.ts";
import { imageNames } from "../images/images.ts";
import type { RootFileSystem } from "../images/root-file-system.ts";
import type { RunningSandbox } from "../instance.ts";
import { readTemplate } from "../node/manifests.ts";
import { run } from "../process/run.ts";
import { backupImageNames } from "./backup-images.ts";
import { createPluginSecrets } from "./plugin-secrets.ts";

const pluginModulePath = "github.com/cloudnative-pg/plugin-barman-cloud";

/** What is applied, in this order. */
export async function backupManifests(
  sandbox: RunningSandbox,
  operand: RootFileSystem,
): Promise<readonly string[]> {
  return [
    await readTemplate("backups/object-store.yaml", {
      POSTGRES_IMAGE: imageNames.postgres(operand),
      OBJECT_STORE_IMAGE: backupImageNames.objectStore,
    }),
    await createPluginSecrets(join(sandbox.folder, "pki", "barman-plugin")),
    adaptPluginManifest(await readPluginManifest()),
  ];
}

async function readPluginManifest(): Promise<string> {
  const cwd = projectPath("sandbox", "modules", "barman-plugin");
  const printed = await run("go", ["mod", "download", "-json", pluginModulePath], { cwd });
  const { Dir } = JSON.parse(printed) as { readonly Dir: string };
  return await readFile(join(Dir, "manifest.yaml"), "utf8");
}

/** What the project releases, but for the images, and without cert-manager, whose part `createPluginSecrets` takes. */
export function adaptPluginManifest(text: string): string {
  const sidecar = Buffer.from(backupImageNames.sidecar).toString("base64");
  return text
    .split(/^---$/m)
    .filter((document) => !/^apiVersion: cert-manager\.io\//m.test(document))
    .join("---")
    .replace(/image: \S*\/plugin-barman-cloud\S*/g, `image: ${backupImageNames.plugin}`)
    .replace(/(SIDECAR_IMAGE: )\|\n(?: {4}\S+\n)+/, `$1${sidecar}\n`);
}
