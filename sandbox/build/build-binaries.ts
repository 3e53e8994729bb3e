import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findCacheFolder } from "#scripts/cache-folder.ts";
import { projectPath } from "#scripts/project-path.ts";
import { run, type RunOptions } from "../process/run.ts";
import { withLock } from "../process/with-lock.ts";
import type { Report } from "../progress/report.ts";
import { explainGoFailure, isNetworkFailure } from "./explain-go-failure.ts";
import { type GoModule, goModules, type ModuleName } from "./modules.ts";

/**
 * Builds pinned Go programs into the cache, or takes them from there: name of the binary → its path.
 * One module after the other, as Go itself keeps all cores busy. Safe against a second builder.
 */
export async function buildBinaries(
  modules: readonly ModuleName[],
  report: Report,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  for (const module of modules) {
    const folder = await buildModule(module, report);
    for (const name of Object.keys(goModules[module].binaries)) paths.set(name, join(folder, name));
  }
  return paths;
}

async function buildModule(module: ModuleName, report: Report): Promise<string> {
  const folder = findCacheFolder("sandbox", "bin", `${module}-${await hashModule(module)}`);
  if (existsSync(folder)) return folder;
  return withLock(folder, report, async () => {
    if (!existsSync(folder)) {
      await report.during(`Building ${module}`, () => build(module, folder));
    }
    return folder;
  });
}

/** Built beside the final place and renamed, so that an interrupted build leaves nothing that looks done. */
async function build(module: ModuleName, folder: string): Promise<void> {
  const work = `${folder}.${process.pid}`;
  const log = `${folder}.log`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  try {
    await runGo(buildArguments(goModules[module], work), {
      cwd: moduleFolder(module),
      env: { ...process.env, ...environment },
      log,
    });
  } catch (cause) {
    await rm(work, { recursive: true, force: true });
    throw explainGoFailure(module, log, cause);
  }
  for (const [name, path] of Object.entries(goModules[module].binaries)) {
    const built = join(work, nameFromGo(path, module));
    if (built !== join(work, name)) await rename(built, join(work, name));
  }
  await rename(work, folder);
  await rm(log, { force: true });
}

/** Milliseconds before each further try: what a module proxy refuses in a bad moment it may give in the next. */
const pauses = [5_000, 30_000];

/** What was fetched and built before a failure of the network is not fetched and built again. */
async function runGo(
  args: readonly string[],
  options: RunOptions & { log: string },
): Promise<void> {
  for (const pause of pauses) {
    try {
      await run("go", args, options);
      return;
    } catch (error) {
      if (!isNetworkFailure(options.log)) throw error;
      await sleep(pause);
    }
  }
  await run("go", args, options);
}

const environment = { CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false" };

function buildArguments(module: GoModule, folder: string): string[] {
  const variables = Object.entries(module.variables ?? {}).map(([name, value]) => {
    return `-X ${name}=${value}`;
  });
  const flags = ["-s", "-w", ...variables].join(" ");
  return ["build", "-ldflags", flags, "-o", `${folder}/`, ...Object.values(module.binaries)];
}

/** Go names a program by the last part of its package that is not a major version. */
export function nameFromGo(packagePath: string, module: string): string {
  if (packagePath === ".") return module;
  return basename(packagePath.replace(/\/v\d+$/, ""));
}

async function hashModule(module: ModuleName): Promise<string> {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([buildArguments(goModules[module], ""), environment]));
  for (const file of (await readdir(moduleFolder(module))).sort()) {
    hash.update(file).update(await readFile(join(moduleFolder(module), file)));
  }
  return hash.digest("hex").slice(0, 12);
}

function moduleFolder(module: ModuleName): string {
  return projectPath("sandbox", "modules", module);
}
