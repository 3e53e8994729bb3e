import { existsSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { LintBase } from "#cli/base/lint-base.ts";
import { createPresentFiles } from "#cli/base/present-files.ts";
import { findFiles } from "#cli/find-files.ts";
import { describeFailure, readTextFile } from "#cli/read-text.ts";
import { createBase } from "#language/change/create-base.ts";
import type { OldFile } from "#language/change/create-base.ts";
import { readManifest } from "#manifest/read-manifest.ts";

interface FolderChoices {
  /** The file or folder with the earlier versions. */
  readonly base: string;
  /** What is checked, as named on the command line. */
  readonly paths: readonly string[];
  readonly unreadable: (path: string, why: string) => void;
}

/**
 * The manifests of a file or folder. In two folders the files at the same place below them belong together.
 * @throws an Error where there is nothing at the path
 */
export async function openFolderBase(choices: FolderChoices): Promise<LintBase> {
  const { base, paths } = choices;
  const files = await readFiles(choices);
  // A single file has no places below it: all of its objects are looked for by identity.
  const isFolder = isFolderAt(base);
  const roots = [...paths.filter(isFolderAt), "."].map((path) => resolve(path));
  const readPresent = createPresentFiles();
  const today = (path: string) => {
    const present = isFolder ? presentPath(roots, path) : undefined;
    return present === undefined ? undefined : readPresent(present);
  };
  const compared = createBase(files, today);
  const known = new Set(files.map(({ path }) => path));
  return {
    of: (path) => (manifest) =>
      compared.of(isFolder ? placeBelow(roots, known, path) : "", manifest),
  };
}

async function readFiles({ base, unreadable }: FolderChoices): Promise<OldFile[]> {
  const files: OldFile[] = [];
  for (const found of findFiles([base], { of: () => undefined })) {
    if (found.kind === "problem") throw new Error(`--base ${found.path} ${found.why}`);
    const read = await readTextFile(found.path);
    if (read.kind === "problem") unreadable(found.path, read.why);
    else if (read.text.includes(".cnpg.io/")) files.push(oldFile(base, found.path, read.text));
  }
  return files;
}

function oldFile(base: string, path: string, text: string): OldFile {
  return {
    path: slashed(relative(base, path)),
    text: { name: path, uri: pathToFileURL(resolve(path)).href },
    manifest: readManifest(text, undefined, path),
  };
}

/** Where a checked file would be below the base: the first of its places that the base has. */
function placeBelow(roots: readonly string[], known: ReadonlySet<string>, path: string): string {
  const places = roots
    .map((root) => slashed(relative(root, resolve(path))))
    .filter((place) => !place.startsWith("../"));
  return places.find((place) => known.has(place)) ?? places[0] ?? slashed(resolve(path));
}

function presentPath(roots: readonly string[], path: string): string | undefined {
  return roots.map((root) => join(root, path)).find((candidate) => existsSync(candidate));
}

function isFolderAt(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch (error) {
    throw new Error(`${path} ${describeFailure(error)}`, { cause: error });
  }
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
