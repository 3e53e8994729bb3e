import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { projectPath } from "./project-path.ts";

/** A package of which code stands in a bundle. */
export interface Notice {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** What was bundled, by name. Throws where a package names no licence or brings no text of it. */
export async function readNotices(metafiles: readonly Metafile[]): Promise<readonly Notice[]> {
  const inputs = metafiles.flatMap((metafile) => listUsedInputs(metafile));
  const folders = [...new Set(inputs.flatMap((input) => findPackageFolder(input) ?? []))];
  const notices = await Promise.all(folders.map(readNotice));
  const byIdentity = new Map(notices.map((notice) => [`${notice.name}@${notice.version}`, notice]));
  return [...byIdentity.values()].sort((a, b) => a.name.localeCompare(b.name));
}

export function writeNotices(notices: readonly Notice[]): string {
  const intro = "This extension contains code of the following packages, under their licences.\n";
  const sections = notices.map(
    ({ name, version, license, text }) =>
      `${rule}\n${name} ${version} (${license})\n\n${text.trim()}\n`,
  );
  return [intro, ...sections].join("\n");
}

const rule = "-".repeat(80);

/** Inputs of which at least one byte was kept. */
function listUsedInputs(metafile: Metafile): readonly string[] {
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );
}

/** The innermost package that a file belongs to; undefined for files of the project itself. */
function findPackageFolder(input: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

async function readNotice(folder: string): Promise<Notice> {
  const manifest = JSON.parse(await readFile(projectPath(folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const text = await readLicence(projectPath(folder));
  if (manifest.license === undefined || text === undefined) {
    throw new Error(`${folder} names no licence or brings no text of it: it cannot be bundled`);
  }
  const { name, version, license } = manifest;
  return { name, version, license, text };
}

/** A file of its own, or the end of the readme from its heading on. */
async function readLicence(folder: string): Promise<string | undefined> {
  const files = await readdir(folder);
  const file = files.find((name) => /^(un)?licen[cs]e(\.|$)/i.test(name));
  if (file !== undefined) return readFile(join(folder, file), "utf8");
  const readme = files.find((name) => /^readme(\.|$)/i.test(name));
  if (readme === undefined) return undefined;
  const text = await readFile(join(folder, readme), "utf8");
  return /^#+ *licen[cs]e\b[^]*permission[^]*$/im.exec(text)?.[0];
}
