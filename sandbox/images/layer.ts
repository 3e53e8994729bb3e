import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findCacheFolder } from "#scripts/cache-folder.ts";
import { run } from "../process/run.ts";
import { hashFile } from "./hash-file.ts";

/** A tar archive that is a layer of an image. */
export interface Layer {
  readonly file: string;
  /** SHA-256 of the archive, by which container images name it. */
  readonly diffId: string;
}

/** What stands at a path of a layer. */
export type LayerEntry =
  | { readonly at: string; readonly file: string }
  | { readonly at: string; readonly link: string }
  | { readonly at: string; readonly directory: { readonly mode: number } };

/**
 * An archive of some files; taken from the cache where the same was asked for before. A file is known by its path, so
 * that path has to change with what it holds, as those of built binaries do.
 */
export async function buildLayer(name: string, entries: readonly LayerEntry[]): Promise<Layer> {
  const hash = createHash("sha256").update(JSON.stringify(entries)).digest("hex").slice(0, 12);
  const folder = findCacheFolder("sandbox", "images", `${name}-${hash}`);
  const file = join(folder, "root.tar");
  if (!existsSync(folder)) {
    const work = `${folder}.${process.pid}`;
    await rm(work, { recursive: true, force: true });
    for (const entry of entries) await place(entry, join(work, "root", entry.at));
    const archive = join(work, "root.tar");
    const owner = ["--owner", "0", "--group", "0", "--mtime", "@0", "--sort", "name"];
    await run("tar", ["-C", join(work, "root"), ...owner, "-cf", archive, "."]);
    await rm(join(work, "root"), { recursive: true });
    await writeFile(join(work, "diff-id"), await hashFile(archive));
    // Somebody else may have been faster; the result is the same.
    await rename(work, folder).catch(() => rm(work, { recursive: true, force: true }));
  }
  return { file, diffId: await readFile(join(folder, "diff-id"), "utf8") };
}

async function place(entry: LayerEntry, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if ("file" in entry) {
    await copyFile(entry.file, path);
    await chmod(path, 0o755);
  } else if ("link" in entry) {
    await symlink(entry.link, path);
  } else {
    await mkdir(path);
    await chmod(path, entry.directory.mode);
  }
}
