import { readFileSync } from "node:fs";
import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { HostText } from "#server/host.ts";

/** What is larger was not written by a person. */
const largestFile = 1024 * 1024;
const filesAtOnce = 32;

/** The texts below a folder that mention CloudNativePG, a few files at a time. */
export async function* findManifestTexts(folderUri: string): AsyncIterable<HostText> {
  const folder = pathOf(folderUri);
  if (folder === undefined) return;
  let batch: string[] = [];
  for await (const path of walk(folder)) {
    batch.push(path);
    if (batch.length < filesAtOnce) continue;
    yield* await readAll(batch);
    batch = [];
  }
  yield* await readAll(batch);
}

/** Undefined for what is gone, too large, no manifest by its name, or not about CloudNativePG. */
export async function readManifestText(uri: string): Promise<string | undefined> {
  const path = pathOf(uri);
  return path === undefined || !manifestName.test(path) ? undefined : readText(path);
}

const manifestName = /\.ya?ml$/i;
const mark = Buffer.from(".cnpg.io/");

async function readAll(paths: readonly string[]): Promise<readonly HostText[]> {
  const texts = await Promise.all(paths.map(readText));
  return paths.flatMap((path, at) => {
    const text = texts[at];
    return text === undefined ? [] : [{ uri: pathToFileURL(path).href, text }];
  });
}

/** What cannot be read is as if it were not there: nobody asked for it by name. */
async function readText(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    if (size > largestFile) return undefined;
    // Of thousands of small files an asynchronous read would be most of the work.
    const bytes = readFileSync(path);
    return bytes.includes(mark) ? bytes.toString("utf8").replace(/^\uFEFF/, "") : undefined;
  } catch {
    return undefined;
  }
}

async function* walk(folder: string): AsyncIterable<string> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // A link is a second name, and one to a folder could lead back.
    if (entry.isDirectory()) yield* isSkipped(entry.name) ? [] : walk(path);
    else if (entry.isFile() && manifestName.test(entry.name)) yield path;
  }
}

function isSkipped(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
