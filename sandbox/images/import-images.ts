import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunningSandbox } from "../instance.ts";
import { commandInside } from "../process/init.ts";
import { run } from "../process/run.ts";
import type { Report } from "../progress/report.ts";
import { goArchitecture, type LocalImage } from "./images.ts";

/**
 * Hands the node's containerd the images that it does not have. All go in one archive, so that a layer which several
 * share is read once; the archive is a stream, as the node cannot see the cache.
 */
export async function importImages(
  sandbox: RunningSandbox,
  images: readonly LocalImage[],
  report: Report,
): Promise<void> {
  const record = join(sandbox.folder, "data", "images.json");
  const known = JSON.parse(await readFile(record, "utf8").catch(() => "{}")) as Known;
  const missing = images.filter((image) => known[image.name] !== describeImage(image));
  if (missing.length === 0) return;
  await report.during(`Importing ${missing.map(({ name }) => name).join(", ")}`, async () => {
    const folder = join(sandbox.folder, "run", "import");
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await layOutArchive(folder, missing);
    const ctr = ["ctr", "--address", "/run/containerd/containerd.sock", "--namespace", "k8s.io"];
    const command = await commandInside(sandbox.folder, [...ctr, "images", "import", "-"]);
    await run("bash", ["-o", "pipefail", "-c", 'tar -chC "$0" . | "$@"', folder, ...command]);
    await rm(folder, { recursive: true });
    const added = missing.map((image) => [image.name, describeImage(image)]);
    await writeFile(record, JSON.stringify({ ...known, ...Object.fromEntries(added) }));
  });
}

type Known = Readonly<Record<string, string>>;

function describeImage(image: LocalImage): string {
  return JSON.stringify([...image.layers.map(({ diffId }) => diffId), image.config]);
}

/** The form of `docker save`. */
async function layOutArchive(folder: string, images: readonly LocalImage[]): Promise<void> {
  const files = new Map(
    images.flatMap((image) => image.layers.map(({ diffId, file }) => [diffId, file])),
  );
  for (const [diffId, file] of files) await symlink(file, join(folder, `${diffId}.tar`));
  const manifest = [];
  for (const [index, { name, layers, config }] of images.entries()) {
    const image = {
      architecture: goArchitecture,
      os: "linux",
      config,
      rootfs: { type: "layers", diff_ids: layers.map(({ diffId }) => `sha256:${diffId}`) },
    };
    await writeFile(join(folder, `${index}.json`), JSON.stringify(image));
    const archives = layers.map(({ diffId }) => `${diffId}.tar`);
    manifest.push({ Config: `${index}.json`, RepoTags: [name], Layers: archives });
  }
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
}
