import { readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { lintConfigName, readLintConfig, type LintConfig } from "#language/lint-config.ts";
import type { ServerHost, WorkspaceFile } from "#server/host.ts";
import { findManifestTexts, readManifestText } from "#server/node-manifests.ts";
import { english } from "#texts/en/english.ts";
import { compileIgnore, type IgnoreTest } from "#util/glob.ts";

/** A `.cnpg-lint.yaml` as it was when it was last looked at. */
interface KnownFile {
  readonly stamp: string;
  readonly config: LintConfig;
  readonly isIgnored: IgnoreTest;
}

interface KnownFolder {
  readonly lookedAt: number;
  readonly file: KnownFile | undefined;
}

/** Clients that watch files tell about changes; for all others a look each second is enough. */
const lookAgainAfterMs = 1000;

/** The file system of Node. @param now milliseconds */
export function createNodeHost(now: () => number = Date.now): ServerHost {
  const folders = new Map<string, KnownFolder>();
  const lookIn = (folder: string): KnownFile | undefined => {
    const known = folders.get(folder);
    if (known !== undefined && now() - known.lookedAt < lookAgainAfterMs) {
      return known.file;
    }
    const file = readAgain(join(folder, lintConfigName), known?.file);
    folders.set(folder, { lookedAt: now(), file });
    return file;
  };
  return {
    findWorkspaceFile: (uri) => findAbove(uri, lookIn),
    findManifests: findManifestTexts,
    readManifest: readManifestText,
    forgetWorkspaceFiles: () => folders.clear(),
  };
}

function findAbove(
  uri: string,
  lookIn: (folder: string) => KnownFile | undefined,
): WorkspaceFile | undefined {
  const path = pathOf(uri);
  if (path === undefined) {
    return undefined;
  }
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const file = lookIn(folder);
    if (file !== undefined) {
      return {
        uri: pathToFileURL(join(folder, lintConfigName)).href,
        config: file.config,
        ignored: file.isIgnored(relative(folder, path).split(sep).join("/")),
      };
    }
    if (folder === dirname(folder)) {
      return undefined;
    }
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

function readAgain(path: string, known: KnownFile | undefined): KnownFile | undefined {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  if (stats === undefined || !stats.isFile()) {
    return undefined;
  }
  const stamp = `${stats.mtimeNs}/${stats.size}/${stats.ino}`;
  if (known?.stamp === stamp) {
    return known;
  }
  const config = readLintConfig(readText(path), english);
  return { stamp, config, isIgnored: compileIgnore(config.ignore) };
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Gone or unreadable between two calls: as if it said nothing.
    return "";
  }
}
