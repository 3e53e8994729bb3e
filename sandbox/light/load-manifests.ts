import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { findCacheFolder } from "#scripts/cache-folder.ts";
import { projectPath } from "#scripts/project-path.ts";
import { type OperatorVersion, operatorModulePath } from "#sandbox/build/modules.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import { run } from "#sandbox/process/run.ts";

/** What an operator release brings along, as its own module has it. */
export interface OperatorManifests {
  /** YAML of each CRD by its name, which the API server takes as it is. */
  readonly crds: ReadonlyMap<string, string>;
  /** The CRD of volume snapshots, from the version that the release is built with. */
  readonly snapshotCrd: readonly [name: string, yaml: string];
  readonly webhooks: readonly KubeObject[];
}

/** Read from the Go module of the release, once; afterwards from the cache, so that no Go is needed. */
export async function loadManifests(version: OperatorVersion): Promise<OperatorManifests> {
  const folder = findCacheFolder("sandbox", "manifests", version);
  if (!existsSync(folder)) await copyManifests(version, folder);
  const crds = new Map<string, string>();
  for (const file of await readdir(join(folder, "crds"))) {
    crds.set(nameCrd(file), await readFile(join(folder, "crds", file), "utf8"));
  }
  const webhooks = await readFile(join(folder, "webhooks.yaml"), "utf8");
  return {
    crds,
    snapshotCrd: [nameCrd(snapshotFile), await readFile(join(folder, snapshotFile), "utf8")],
    webhooks: parseAllDocuments(webhooks)
      .map((document): unknown => document.toJS())
      .filter((value): value is KubeObject => value !== null),
  };
}

const snapshotModulePath = "github.com/kubernetes-csi/external-snapshotter/client/v8";
const snapshotFile = "snapshot.storage.k8s.io_volumesnapshots.yaml";

/** `postgresql.cnpg.io_clusters.yaml` holds `clusters.postgresql.cnpg.io`. */
function nameCrd(file: string): string {
  const [group = "", plural = ""] = file.replace(/\.yaml$/, "").split("_");
  return `${plural}.${group}`;
}

/** Copied beside the final place first, so that an interrupted copy leaves nothing that looks whole. */
async function copyManifests(version: OperatorVersion, folder: string): Promise<void> {
  const work = `${folder}.${process.pid}`;
  const operator = await findModule(version, operatorModulePath);
  const snapshots = await findModule(version, snapshotModulePath);
  await mkdir(work, { recursive: true });
  await cp(join(operator, "config/crd/bases"), join(work, "crds"), { recursive: true });
  await cp(join(operator, "config/webhook/manifests.yaml"), join(work, "webhooks.yaml"));
  await cp(join(snapshots, "config/crd", snapshotFile), join(work, snapshotFile));
  await run("chmod", ["-R", "u+w", work]);
  await rename(work, folder).catch(async (error: unknown) => {
    await rm(work, { recursive: true, force: true });
    // Somebody else was faster.
    if (!existsSync(folder)) throw error;
  });
}

/** The folder in Go's module cache, at the version and hash that the sandbox's module of the release pins. */
async function findModule(version: OperatorVersion, path: string): Promise<string> {
  const cwd = projectPath("sandbox", "modules", `operator-${version}`);
  await run("go", ["mod", "download", path], { cwd });
  return (await run("go", ["list", "-m", "-f", "{{.Dir}}", path], { cwd })).trim();
}
