import { readFileSync } from "node:fs";
import type { ManifestFile } from "#manifest/document.ts";
import { readManifest } from "#manifest/read-manifest.ts";

/** Reads files as they are today, each once; undefined for one that is not there. */
export function createPresentFiles(): (path: string) => ManifestFile | undefined {
  const known = new Map<string, ManifestFile | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, readFile(path));
    return known.get(path);
  };
}

function readFile(path: string): ManifestFile | undefined {
  try {
    return readManifest(readFileSync(path, "utf8"), undefined, path);
  } catch {
    return undefined;
  }
}
