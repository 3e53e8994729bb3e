import { realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { LintBase } from "#cli/base/lint-base.ts";
import { createPresentFiles } from "#cli/base/present-files.ts";
import { readGitFiles } from "#cli/base/read-git-files.ts";
import { createBase } from "#language/change/create-base.ts";
import type { OldFile } from "#language/change/create-base.ts";
import { readManifest } from "#manifest/read-manifest.ts";

/**
 * The manifests as they are in a revision of the repository that the first path is in.
 * @throws GitFailure
 */
export async function openGitBase(revision: string, firstPath: string): Promise<LintBase> {
  const { top, texts } = await readGitFiles(folderOf(firstPath), revision);
  const files = [...texts].map(([path, text]): OldFile => {
    const uri = pathToFileURL(join(top, path)).href;
    return {
      path,
      text: { name: `${path} (at ${revision})`, uri },
      manifest: readManifest(text, undefined, path),
    };
  });
  const readPresent = createPresentFiles();
  const base = createBase(files, (path) => readPresent(join(top, path)));
  return { of: (path) => (manifest) => base.of(pathFrom(top, path), manifest) };
}

function folderOf(path: string): string {
  const absolute = resolve(path);
  const isFolder = statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? absolute : dirname(absolute);
}

/** Git knows its top folder by its real path, so links above the file are followed, but not the file itself. */
function pathFrom(top: string, path: string): string {
  const absolute = resolve(path);
  const folder = realFolder(dirname(absolute));
  return relative(top, join(folder, absolute.slice(dirname(absolute).length)))
    .split(sep)
    .join("/");
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
