import { readdirSync, statSync, type Dirent } from "node:fs";
import { extname, join, resolve } from "node:path";
import type { ConfigFiles } from "#cli/config-files.ts";
import { describeFailure } from "#cli/read-text.ts";

const extensions = new Set([".yaml", ".yml", ".json"]);
const skippedFolders = new Set(["node_modules", ".git"]);

/** A path to check, spelled as the user would, or a path that cannot be looked at. */
export type FoundPath =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "problem"; readonly path: string; readonly why: string };

/** Files and folders as named; folders are walked in the order of names. Everything comes once. */
export function* findFiles(paths: readonly string[], configs: ConfigFiles): Iterable<FoundPath> {
  const seen = new Set<string>();
  for (const path of paths) {
    for (const found of visit(path, configs)) {
      const absolute = resolve(found.path);
      if (!seen.has(absolute)) {
        seen.add(absolute);
        yield found;
      }
    }
  }
}

function* visit(path: string, configs: ConfigFiles): Iterable<FoundPath> {
  try {
    if (!statSync(path).isDirectory()) {
      yield* isIgnored(path, configs, false) ? [] : [{ kind: "file" as const, path }];
      return;
    }
  } catch (error) {
    yield { kind: "problem", path, why: describeFailure(error) };
    return;
  }
  yield* walk(path, configs);
}

function* walk(folder: string, configs: ConfigFiles): Iterable<FoundPath> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield { kind: "problem", path: folder, why: describeFailure(error) };
    return;
  }
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const what = kindOf(entry, path);
    if (what === "other" || isIgnored(path, configs, what === "folder")) {
      continue;
    }
    yield* what === "folder" ? walk(path, configs) : [{ kind: "file" as const, path }];
  }
}

function kindOf(entry: Dirent, path: string): "folder" | "file" | "other" {
  if (entry.isDirectory()) {
    return skippedFolders.has(entry.name) ? "other" : "folder";
  }
  return isManifestName(entry.name) && isFile(entry, path) ? "file" : "other";
}

function isManifestName(name: string): boolean {
  return extensions.has(extname(name).toLowerCase());
}

/** A link to a file counts; a link to a folder could lead back. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) {
    return entry.isFile();
  }
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isIgnored(path: string, configs: ConfigFiles, isFolder: boolean): boolean {
  const absolute = resolve(path);
  return configs.of(resolve(absolute, ".."))?.isIgnored(absolute, isFolder) === true;
}
