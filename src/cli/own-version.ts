import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version of the package that a script belongs to, in a checkout as well as when it is installed. */
export function readOwnVersion(script: string): string {
  try {
    return findVersion(dirname(realpathSync(script)));
  } catch {
    return "unknown";
  }
}

function findVersion(folder: string): string {
  const { name, version } = readPackage(join(folder, "package.json"));
  if (name === "cnpg-workbench" && version !== undefined) {
    return version;
  }
  return folder === dirname(folder) ? "unknown" : findVersion(dirname(folder));
}

function readPackage(path: string): { readonly name?: string; readonly version?: string } {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as { name?: string; version?: string };
  } catch {
    return {};
  }
}
