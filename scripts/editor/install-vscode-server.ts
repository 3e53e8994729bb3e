import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { findCacheFolder } from "../cache-folder.ts";
import { runProgram } from "./run-program.ts";

/** The newest that was tried; its VS Code is 1.139. */
const codeServerVersion = "4.139.1";

/**
 * Gives `server-main.js` of the VS Code server that the npm package code-server brings, installing it into the cache
 * folder where it is not there yet. It is no dependency of the project: its install compiles native modules, which
 * takes minutes, a C++ compiler, make, Python and the headers of Kerberos.
 */
export async function installVsCodeServer(print: (line: string) => void): Promise<string> {
  const folder = findCacheFolder(`code-server-${codeServerVersion}`);
  const main = join(folder, "node_modules/code-server/lib/vscode/out/server-main.js");
  if (await isThere(main)) return main;
  print(
    `Installing the VS Code server of code-server ${codeServerVersion} into ${folder}: minutes`,
  );
  // Installed beside, then moved: an install that was cut off must not look like one that is complete.
  const beside = `${folder}.${process.pid}`;
  await mkdir(beside, { recursive: true });
  await writeFile(join(beside, "package.json"), '{ "private": true }\n');
  try {
    const packageName = `code-server@${codeServerVersion}`;
    await runProgram("npm", ["install", "--no-audit", "--no-fund", "--omit=dev", packageName], {
      cwd: beside,
      env: environmentForInstall(),
    });
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw new Error(
      "code-server could not be installed. On Debian it needs: apt-get install g++ make python3 libkrb5-dev",
      { cause: error },
    );
  }
  return main;
}

/** Its native modules are compiled for the Node that runs it: the one that runs this script, not the machine's. */
function environmentForInstall(): NodeJS.ProcessEnv {
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ""}`;
  // What npm tells its scripts about this project is none of that install's business.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"));
  return { ...Object.fromEntries(own), PATH: path };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
